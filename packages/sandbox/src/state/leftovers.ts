import { readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, signalProcess } from '../processes/processIdentity';
import { readRunRecord, removeRunRecord } from './RunRecord';

/**
 * How the folders of sandboxes without a folder of their own begin.
 *
 * @internal
 */
export const temporaryPrefix = 'berth-sandbox-';

const unclaimedAfterMs = 10 * 60 * 1000;

/**
 * Ends what a sandbox on this folder has left running, if its owner is gone.
 * Returns the names of the processes that it had to end.
 *
 * @internal
 */
export async function reapLeftovers(folder: string): Promise<string[]> {
  const record = readRunRecord(folder);
  if (!record || isRunning(record.owner)) {
    return [];
  }
  const left = record.components.filter(component =>
    signalProcess(component.process, 'SIGKILL'),
  );
  while (left.some(component => isRunning(component.process))) {
    await delay(20);
  }
  removeRunRecord(folder);
  return left.map(component => component.name);
}

/**
 * Clears up after temporary sandboxes whose process was killed before it could
 * do so itself.
 *
 * @internal
 */
export async function reapTemporaryFolders(
  parent: string = os.tmpdir(),
): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    if (name.startsWith(temporaryPrefix)) {
      const folder = path.join(parent, name);
      if (await isAbandoned(folder)) {
        await reapLeftovers(folder);
        await rm(folder, { recursive: true, force: true }).catch(() => {});
      }
    }
  }
}

async function isAbandoned(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  // Anybody can write to the system's temporary folder, and a record names
  // processes to be killed: only our own is to be believed.
  if (!found?.isDirectory() || found.uid !== process.getuid?.()) {
    return false;
  }
  const record = readRunRecord(folder);
  if (record) {
    return !isRunning(record.owner);
  }
  // Perhaps one that is being made at this instant.
  return Date.now() - found.mtimeMs > unclaimedAfterMs;
}
