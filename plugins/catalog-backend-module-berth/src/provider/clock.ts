import { setTimeout } from 'node:timers/promises';

/**
 * Time, so that tests need not wait for it.
 *
 * @internal
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after so many milliseconds, rejects when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** @internal */
export const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
};

/**
 * How long to wait after so many failures in a row: half a second, doubled
 * each time, 30 seconds at most.
 *
 * @internal
 */
export function backoffMs(failures: number): number {
  return Math.min(500 * 2 ** Math.min(failures - 1, 10), 30_000);
}
