/** @type {import('../lib/commandLine.mjs').Command} */
export const check = {
  name: 'check',
  summary: 'Runs the static checks: formatting, lint, types, reports, metadata',
  usage: 'npm run check [-- OPTIONS] [NAME]',
  details: `NAME runs one of them: types, api-reports, prettier, lint, metadata, config,
config-production or knip.`,
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
