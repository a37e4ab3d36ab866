/** @type {import('../lib/commandLine.mjs').Command} */
export const bench = {
  name: 'bench',
  summary: 'Runs a benchmark by its name, or lists them',
  usage: 'yarn bench [NAME] [OPTIONS]',
  passThrough: true,
  run: () => import('../bench/benchCommand.ts'),
};
