import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { SandboxError } from '../errors';
import type { DataFolder } from '../state/DataFolder';
import { GiteaClient } from './GiteaClient';

const username = 'berth';
const tokenFile = 'gitea/token';

/**
 * The portal's account at the forge, and a token of it: the one of the last
 * start where that is still good, else a new one.
 *
 * @internal
 */
export async function prepareAccount(options: {
  data: DataFolder;
  url: string;
  /** How Gitea's own command line is run */
  gitea: { binary: string; configFile: string; env: NodeJS.ProcessEnv };
}): Promise<{ username: string; token: string; tokenFile: string }> {
  const { data, url, gitea } = options;
  const existing = await data.read(tokenFile);
  if (existing && (await isGood({ url, token: existing }))) {
    return { username, token: existing, tokenFile: data.path(tokenFile) };
  }
  const admin = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(
      gitea.binary,
      ['--config', gitea.configFile, 'admin', 'user', ...args],
      { cwd: data.path('gitea'), env: gitea.env },
    );
    return stdout;
  };
  if (!(await admin('list')).includes(` ${username} `)) {
    // Nobody signs in with the password: what it is, nobody needs to know.
    await admin(
      'create',
      ...['--username', username, '--email', `${username}@localhost.invalid`],
      ...['--admin', '--random-password', '--must-change-password=false'],
    );
  }
  const created = await admin(
    'generate-access-token',
    ...['--username', username, '--scopes', 'all', '--raw'],
    // Names of tokens are there once.
    ...['--token-name', `sandbox-${randomBytes(6).toString('hex')}`],
  );
  // Warnings of the log come before it.
  const token = /^[0-9a-f]{40}$/m.exec(created)?.[0];
  if (!token) {
    throw new SandboxError(
      'not-ready',
      'The Git forge gave no token for the account of the portal.',
    );
  }
  return { username, token, tokenFile: await data.write(tokenFile, token) };
}

async function isGood(options: {
  url: string;
  token: string;
}): Promise<boolean> {
  return GiteaClient.create(options).isSignedIn();
}
