/**
 * How long to wait between attempts: the wait doubles from `initialMs` up to
 * `maxMs`.
 *
 * @internal
 */
export interface BackoffSettings {
  initialMs: number;
  maxMs: number;
}

/**
 * The wait before the next attempt, in milliseconds. Half of it is chance, so
 * that callers that failed together do not return together.
 *
 * @param options.attempt - how many attempts have failed, from 1
 * @param options.random - a number in [0, 1)
 * @internal
 */
export function backoffDelay(options: {
  settings: BackoffSettings;
  attempt: number;
  random: () => number;
}): number {
  const { settings, attempt, random } = options;
  // 2^30 times any initial wait is beyond any sensible maximum.
  const doublings = Math.min(Math.max(attempt - 1, 0), 30);
  const full = Math.min(settings.initialMs * 2 ** doublings, settings.maxMs);
  return Math.round(full / 2 + (full / 2) * random());
}
