import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * The memory of a process in bytes, with its part of what it shares with
 * others; where the system does not tell that, with all of what it shares. 0
 * for a process that has ended.
 *
 * @internal
 */
export function readMemory(pid: number): number {
  try {
    if (process.platform === 'linux') {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024;
    }
    const rss = execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(rss.trim()) * 1024;
  } catch {
    return 0;
  }
}
