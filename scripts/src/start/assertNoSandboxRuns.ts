import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../lib/UserError.mjs';

/**
 * Fails where a sandbox runs on a folder already, such as one that `yarn
 * sandbox up` started. The sandbox itself would say so too, but only once a
 * port of it had been found in use.
 *
 * @throws UserError that says how to stop it
 */
export function assertNoSandboxRuns(folder: string): void {
  const pid = readOwner(path.join(folder, 'run.json'));
  if (pid !== undefined && isAlive(pid)) {
    throw new UserError(
      `A sandbox runs already on ${folder} (process ${pid}). Stop it first: yarn sandbox down, or Ctrl-C where it was started.`,
    );
  }
}

function readOwner(file: string): number | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).owner?.pid;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
