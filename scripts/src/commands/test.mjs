/** @type {import('../lib/commandLine.mjs').Command} */
export const test = {
  name: 'test',
  summary: 'Runs every test: unit, cluster and browser tests and static checks',
  usage: 'npm test [-- OPTIONS] [PATTERN]',
  details: `PATTERN runs only the tests whose file path matches it, and no static check.
The last line is "N passed, N failed"; the exit code is 0 only if all passed.`,
  options: {
    only: {
      type: 'string',
      value: 'PART',
      choices: ['unit', 'browser', 'checks'],
      summary: 'Runs one part: unit (and cluster tests), browser or checks',
    },
    json: {
      type: 'boolean',
      summary: 'Prints the figures as JSON on standard output',
    },
  },
  positionals: 1,
  needsSandbox: values => values.only !== 'checks',
  run: () => import('../test/testCommand.ts'),
};
