import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CommandRun } from '../types';

/** `yarn sandbox`, whose commands are the sandbox package's own. */
export const run: CommandRun = async ({ root, positionals }) => {
  const child = spawn(
    process.execPath,
    [
      // From where tsx is found, whatever folder one is in.
      '--import',
      pathToFileURL(require.resolve('tsx')).href,
      path.join(root, 'packages/sandbox/src/cli/main.ts'),
      ...positionals,
    ],
    { cwd: process.env.INIT_CWD, stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', code => resolve(code ?? 1));
  });
};
