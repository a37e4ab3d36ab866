/** A static check, and what puts right what it finds. */
export type Check = {
  name: string;
  title: string;
  command: string[];
  /** Absent where only a person can. */
  fix?: string[];
  /** A file that the program leaves behind when it fails. */
  leavesBehind?: string;
};

const apiReports = [
  'backstage-repo-tools',
  'api-reports',
  '-o',
  'ae-wrong-input-file-type,ae-undocumented',
  '--validate-release-tags',
  '--include',
  'plugins/*',
  // Its REST types point into a generated file, which is not exported whole.
  '--allow-warnings',
  'plugins/berth-common',
];

const configCheck = (...files: string[]) => [
  ...['backstage-cli', 'config:check', '--strict', '--lax'],
  ...files.flatMap(file => ['--config', file]),
];

const knipReports = ['backstage-repo-tools', 'knip-reports'];

/**
 * The checks in lanes: lanes run side by side, the checks of one lane one after
 * another, as API reports are made of what the compiler emits.
 */
export const lanes: Check[][] = [
  [
    {
      name: 'types',
      title: 'Types',
      command: ['tsc', '--skipLibCheck', 'false', '--incremental', 'false'],
    },
    {
      name: 'api-reports',
      title: 'API reports',
      command: [...apiReports, '--ci'],
      fix: apiReports,
    },
  ],
  [
    {
      name: 'prettier',
      title: 'Formatting',
      command: ['prettier', '--check', '--loglevel', 'warn', '.'],
      fix: ['prettier', '--write', '--loglevel', 'warn', '.'],
    },
    {
      name: 'lint',
      title: 'Lint',
      command: ['backstage-cli', 'repo', 'lint', '--max-warnings', '0'],
      fix: ['backstage-cli', 'repo', 'lint', '--fix'],
    },
    {
      name: 'metadata',
      title: 'Package metadata',
      command: ['backstage-cli', 'repo', 'fix', '--check', '--publish'],
      fix: ['backstage-cli', 'repo', 'fix', '--publish'],
    },
    {
      name: 'config',
      title: 'Configuration of the sandbox',
      command: configCheck('app-config.yaml', 'app-config.sandbox.yaml'),
    },
    {
      name: 'config-production',
      title: 'Configuration of a deployment',
      command: configCheck('app-config.yaml', 'app-config.production.yaml'),
    },
    {
      name: 'knip',
      title: 'Unused and undeclared dependencies',
      command: [...knipReports, '--ci'],
      fix: knipReports,
      leavesBehind: 'knip.json',
    },
  ],
];
