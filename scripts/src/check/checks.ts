/** A static check, and what puts right what it finds. */
export type Check = {
  name: string;
  title: string;
  command: string[];
  /** Absent where only a person can. */
  fix?: string[];
};

const apiReports = [
  'backstage-repo-tools',
  'api-reports',
  '-o',
  'ae-wrong-input-file-type,ae-undocumented',
  '--validate-release-tags',
  '--exclude',
  'packages/*,scripts',
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
      name: 'knip',
      title: 'Unused and undeclared dependencies',
      command: [...knipReports, '--ci'],
      fix: knipReports,
    },
  ],
];
