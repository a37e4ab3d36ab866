/** @type {import('../lib/commandLine.mjs').Command} */
export const offeringsMatrix = {
  name: 'offerings matrix',
  summary: 'Writes docs/offerings/README.md: what works with each offering',
  usage: 'yarn offerings matrix [--check]',
  options: {
    check: {
      type: 'boolean',
      summary:
        'Writes nothing; the exit code is 1 where the page is out of date',
    },
  },
  run: () => import('../offerings/matrixCommand.ts'),
};
