/**
 * The text of Gitea's `app.ini`: a forge on the loopback interface, for whoever
 * has an account, and with nothing that works in the background.
 *
 * @internal
 */
export function giteaConfig(options: {
  /** Where it keeps everything */
  folder: string;
  assets: string;
  port: number;
  /** The account of the operating system that it runs as */
  account: string;
  secretKey: string;
}): string {
  const { folder, assets, port, account, secretKey } = options;
  const sections: Record<string, Record<string, string | number | boolean>> = {
    server: {
      PROTOCOL: 'http',
      HTTP_ADDR: '127.0.0.1',
      HTTP_PORT: port,
      DOMAIN: 'localhost',
      ROOT_URL: `http://localhost:${port}/`,
      STATIC_ROOT_PATH: assets,
      APP_DATA_PATH: `${folder}/data`,
      DISABLE_SSH: true,
      LFS_START_SERVER: false,
      OFFLINE_MODE: true,
    },
    database: { DB_TYPE: 'sqlite3', PATH: `${folder}/data/gitea.db` },
    repository: { ROOT: `${folder}/repositories`, DEFAULT_BRANCH: 'main' },
    security: { INSTALL_LOCK: true, SECRET_KEY: secretKey },
    service: { DISABLE_REGISTRATION: true },
    session: { PROVIDER: 'memory' },
    log: { MODE: 'console', LEVEL: 'Warn' },
    i18n: { LANGS: 'en-US', NAMES: 'English' },
    indexer: { ISSUE_INDEXER_TYPE: 'db' },
    actions: { ENABLED: false },
    packages: { ENABLED: false },
    oauth2: { ENABLED: false },
    'cron.update_checker': { ENABLED: false },
  };
  const head = [
    'APP_NAME = Forge of the sandbox',
    `RUN_USER = ${account}`,
    'RUN_MODE = prod',
    `WORK_PATH = ${folder}`,
  ];
  const lines = Object.entries(sections).flatMap(([name, values]) => [
    '',
    `[${name}]`,
    ...Object.entries(values).map(([key, value]) => `${key} = ${value}`),
  ]);
  return `${[...head, ...lines].join('\n')}\n`;
}
