/**
 * Time as Berth sees it, so that tests need no sleeping.
 *
 * @internal
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/**
 * The machine's clock.
 *
 * @internal
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise(resolve => {
      if (signal?.aborted) {
        resolve();
        return;
      }
      const stop = new AbortController();
      const timer = setTimeout(() => {
        stop.abort();
        resolve();
      }, milliseconds);
      signal?.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true, signal: stop.signal },
      );
    }),
};

/**
 * A moment as the database and the API write it: ISO 8601 in UTC with
 * milliseconds, so that texts sort as times do.
 *
 * @internal
 */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
