import { mkdtemp, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SandboxError } from '../errors';
import { identifyProcess, isRunning } from '../processes/processIdentity';
import { DataFolder } from './DataFolder';
import {
  reapLeftovers,
  reapTemporaryFolders,
  temporaryPrefix,
} from './leftovers';
import {
  createRunRecord,
  readRunRecord,
  removeRunRecord,
  type RunRecord,
} from './RunRecord';

/**
 * A data folder that this process, and no other, runs a sandbox on.
 *
 * @internal
 */
export interface ClaimedFolder {
  data: DataFolder;
  record: RunRecord;
  /** Gives it back; a temporary one is removed */
  release: () => Promise<void>;
  /** The same for a process that is about to end, at once */
  releaseNow: () => void;
}

/**
 * Takes a data folder, or a temporary one where none is given, and clears up
 * after earlier sandboxes that were killed. A folder that somebody else runs a
 * sandbox on is an `already-running` error.
 *
 * @internal
 */
export async function claimDataFolder(options: {
  dataDir: string | undefined;
  profile: string;
  log: (message: string) => void;
}): Promise<ClaimedFolder> {
  const { dataDir, profile, log } = options;
  const temporary = dataDir === undefined;
  if (temporary) {
    await reapTemporaryFolders();
  }
  const folder =
    dataDir ?? (await mkdtemp(path.join(os.tmpdir(), temporaryPrefix)));
  const data = await DataFolder.open(folder);
  const record: RunRecord = {
    owner: identifyProcess(process.pid)!,
    profile,
    startedAt: new Date().toISOString(),
    components: [],
  };

  while (!createRunRecord(data.folder, record)) {
    const other = readRunRecord(data.folder);
    if (other && isRunning(other.owner)) {
      throw new SandboxError(
        'already-running',
        `A sandbox already runs on ${data.folder} (process ${other.owner.pid}).`,
      );
    }
    const reaped = await reapLeftovers(data.folder);
    if (reaped.length > 0) {
      log(`ended what an earlier sandbox had left: ${reaped.join(', ')}`);
    }
    removeRunRecord(data.folder);
  }

  return {
    data,
    record,
    release: async () => {
      removeRunRecord(data.folder);
      if (temporary) {
        await rm(data.folder, { recursive: true, force: true });
      }
    },
    releaseNow: () => {
      removeRunRecord(data.folder);
      if (temporary) {
        rmSync(data.folder, { recursive: true, force: true });
      }
    },
  };
}
