import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `work` while no other process runs it under the same lock file. A lock
 * whose process is gone is taken over.
 *
 * @template T
 * @param {string} file - holds the process id of its owner; its folder is created
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (pid: number) => void }} [options] - `onWait` is called once if another process is at work
 * @returns {Promise<T>}
 */
export async function withLock(file, work, options = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let waited = false;
  while (!take(file)) {
    const owner = Number(read(file));
    if (owner && !isAlive(owner)) {
      // Only the lock that was judged stale, not one taken since.
      if (Number(read(file)) === owner) {
        fs.rmSync(file, { force: true });
      }
      continue;
    }
    if (!waited && owner) {
      waited = true;
      options.onWait?.(owner);
    }
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** Writing beside and linking makes the lock appear with its owner in it. */
function take(file) {
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, String(process.pid));
  try {
    fs.linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') {
      return false;
    }
    throw error;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
