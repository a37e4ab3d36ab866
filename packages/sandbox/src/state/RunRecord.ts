import {
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { ProcessIdentity } from '../processes/processIdentity';

/**
 * One process in a {@link RunRecord}.
 *
 * @public
 */
export interface ComponentRecord {
  name: string;
  process: ProcessIdentity;
  port?: number;
}

/**
 * Who runs a sandbox on a data folder: written while it runs, so that others
 * can tell, stop it, and clear up after one that was killed.
 *
 * @public
 */
export interface RunRecord {
  owner: ProcessIdentity;
  profile: string;
  startedAt: string;
  /** Set once everything is up */
  readyAt?: string;
  apiServer?: string;
  identityProvider?: string;
  forge?: string;
  /** How Kubeflow Pipelines is installed */
  pipelines?: string;
  components: ComponentRecord[];
}

const fileName = 'run.json';

/**
 * The record in a data folder; `undefined` if there is none.
 *
 * @internal
 */
export function readRunRecord(folder: string): RunRecord | undefined {
  try {
    return JSON.parse(readFileSync(path.join(folder, fileName), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Writes the first record into a data folder, unless there is one already.
 * Returns whether it did: of several that try at once, one succeeds.
 *
 * @internal
 */
export function createRunRecord(folder: string, record: RunRecord): boolean {
  const file = path.join(folder, fileName);
  const complete = `${file}.${process.pid}`;
  writeFileSync(complete, JSON.stringify(record), { mode: 0o600 });
  try {
    linkSync(complete, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  } finally {
    rmSync(complete, { force: true });
  }
}

/**
 * Writes the record, whole or not at all.
 *
 * @internal
 */
export function writeRunRecord(folder: string, record: RunRecord): void {
  const file = path.join(folder, fileName);
  writeFileSync(`${file}.unfinished`, JSON.stringify(record, undefined, 2), {
    mode: 0o600,
  });
  renameSync(`${file}.unfinished`, file);
}

/**
 * Removes the record.
 *
 * @internal
 */
export function removeRunRecord(folder: string): void {
  rmSync(path.join(folder, fileName), { force: true });
}
