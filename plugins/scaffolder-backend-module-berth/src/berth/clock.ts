import { setTimeout } from 'node:timers/promises';

/**
 * Time, so that tests need not wait for it.
 *
 * @internal
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** @internal */
export const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) =>
    setTimeout(ms, undefined, { signal }).catch(() => undefined),
};

/**
 * How long to wait after so many failures in a row: one second, doubled each
 * time, 15 seconds at most.
 *
 * @internal
 */
export function backoffMs(failures: number): number {
  return Math.min(1000 * 2 ** Math.min(failures - 1, 10), 15_000);
}
