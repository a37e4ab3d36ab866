import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  identifyProcess,
  isRunning,
  type ProcessIdentity,
} from './processIdentity';

const pollMs = 200;

/**
 * Runs a function while no other process runs one under the same lock file.
 *
 * The lock of a process that has died is taken over. Two processes that find
 * the same dead owner at the same instant can both get in, so a lock saves
 * work; what it protects has to be right without it too.
 *
 * @internal
 */
export async function withLock<T>(options: {
  file: string;
  onWait: () => void;
  run: () => Promise<T>;
}): Promise<T> {
  const { file, onWait, run } = options;
  await mkdir(path.dirname(file), { recursive: true });
  const self = identifyProcess(process.pid);

  while (!(await create(file, self))) {
    if (await ownerIsDead(file)) {
      const aside = `${file}.${process.pid}.stale`;
      await rename(file, aside).catch(() => undefined);
      await rm(aside, { force: true });
      continue;
    }
    onWait();
    await delay(pollMs);
  }

  try {
    return await run();
  } finally {
    await rm(file, { force: true });
  }
}

async function create(
  file: string,
  owner: ProcessIdentity | undefined,
): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(owner), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

async function ownerIsDead(file: string): Promise<boolean> {
  try {
    return !isRunning(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // Gone, or being written at this instant: the next round will tell.
    return false;
  }
}
