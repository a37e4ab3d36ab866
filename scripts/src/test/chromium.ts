import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Progress } from '../lib/Progress.mjs';
import { findOnPath } from '../lib/paths.mjs';
import { runLogged } from '../lib/runLogged.mjs';
import { UserError } from '../lib/UserError.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Where a browser for the tests comes from. */
export type ChromiumSource =
  | { kind: 'found'; file: string }
  | { kind: 'apt' }
  | { kind: 'playwright' };

/**
 * Decides where Chromium comes from: `CHROME_BIN`, the PATH, Debian's package
 * when this may be installed, or Playwright's own download.
 */
export function chooseChromium(options: {
  env: NodeJS.ProcessEnv;
  find: (name: string) => string | undefined;
  isRoot: boolean;
}): ChromiumSource {
  const { env, find, isRoot } = options;
  if (env.CHROME_BIN) {
    return { kind: 'found', file: env.CHROME_BIN };
  }
  for (const name of NAMES) {
    const file = find(name);
    if (file) {
      return { kind: 'found', file };
    }
  }
  return isRoot && find('apt-get') ? { kind: 'apt' } : { kind: 'playwright' };
}

/**
 * Makes sure of a Chromium for the browser tests.
 *
 * @returns its executable, to be told to the tests as `CHROME_BIN`
 */
export async function ensureChromium(options: {
  root: string;
  cache: string;
  progress: Progress;
}): Promise<string> {
  const { root, cache, progress } = options;
  const source = chooseChromium({
    env: process.env,
    find: name => findOnPath(name, process.env),
    isRoot: process.getuid?.() === 0,
  });
  if (source.kind === 'found') {
    if (!fs.existsSync(source.file)) {
      throw new UserError(
        `CHROME_BIN names ${source.file}, which is not there.`,
      );
    }
    return source.file;
  }
  const install = (what: string, command: string, args: string[]) =>
    progress.step(what, () =>
      runLogged({
        what,
        command,
        args,
        cwd: root,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        logFile: path.join(cache, 'logs/chromium.log'),
      }),
    );
  if (source.kind === 'apt') {
    await install('Reading the package lists', 'apt-get', ['update']);
    await install('Installing Chromium', 'apt-get', [
      'install',
      '-y',
      '--no-install-recommends',
      'chromium',
    ]);
    return findOnPath('chromium', process.env)!;
  }
  const playwright = path.join(root, 'node_modules/.bin/playwright');
  await install('Downloading Chromium', playwright, ['install', 'chromium']);
  return execFileSync(
    process.execPath,
    ['-p', 'require("@playwright/test").chromium.executablePath()'],
    { cwd: path.join(root, 'packages/e2e-tests'), encoding: 'utf8' },
  ).trim();
}
