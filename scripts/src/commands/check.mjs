/** @type {import('../lib/commandLine.mjs').Command} */
export const check = {
  name: 'check',
  summary: 'Runs the static checks: formatting, lint, types, reports, metadata',
  usage: 'npm run check [-- OPTIONS] [NAME]',
  details: `NAME runs one of them: prettier, lint, types, api-reports, knip or metadata.`,
  options: {
    fix: {
      type: 'boolean',
      summary: 'Puts right what can be put right by itself, reports included',
    },
    json: {
      type: 'boolean',
      summary: 'Prints the outcome as JSON on standard output',
    },
  },
  positionals: 1,
  run: () => import('../check/checkCommand.ts'),
};
