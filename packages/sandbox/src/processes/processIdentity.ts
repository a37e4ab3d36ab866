import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * One process and no later one that was given the same number.
 *
 * @public
 */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in the words of the operating system */
  startedAt: string;
}

/**
 * The identity of a running process; `undefined` if there is none, or if it
 * has ended and only waits to be collected by its parent.
 *
 * @internal
 */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const startedAt =
    process.platform === 'linux' ? startTimeFromProc(pid) : startTimeByPs(pid);
  return startedAt ? { pid, startedAt } : undefined;
}

/**
 * Whether that very process still runs.
 *
 * @internal
 */
export function isRunning(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startedAt === identity.startedAt;
}

/**
 * Sends a signal to that very process, and to nobody else. Returns whether it
 * was there to receive it.
 *
 * @internal
 */
export function signalProcess(
  identity: ProcessIdentity,
  signal: NodeJS.Signals,
): boolean {
  if (!isRunning(identity)) {
    return false;
  }
  try {
    return process.kill(identity.pid, signal);
  } catch {
    return false;
  }
}

/**
 * Whether every thread of a process has been stopped by a signal, which the
 * kernel does one thread after another. Where threads cannot be seen, the
 * process as a whole is asked about.
 *
 * @internal
 */
export function isStopped({ pid }: ProcessIdentity): boolean {
  try {
    return process.platform === 'linux'
      ? readdirSync(`/proc/${pid}/task`).every(
          thread => procFields(`/proc/${pid}/task/${thread}/stat`)[0] === 'T',
        )
      : execFileSync('ps', ['-o', 'stat=', '-p', `${pid}`], {
          encoding: 'utf8',
        }).startsWith('T');
  } catch {
    return false;
  }
}

function procFields(file: string): string[] {
  const stat = readFileSync(file, 'utf8');
  // The second field is the program's name in parentheses, which may itself
  // hold blanks and parentheses; what follows the last one is regular.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function startTimeFromProc(pid: number): string | undefined {
  try {
    const fields = procFields(`/proc/${pid}/stat`);
    const [state] = fields;
    return state === 'Z' || state === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function startTimeByPs(pid: number): string | undefined {
  try {
    const output = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', `${pid}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return output.startsWith('Z') ? undefined : output.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}
