/** What is said of a series of measurements. */
export interface Summary {
  count: number;
  min: number;
  median: number;
  p90: number;
  max: number;
}

/**
 * Sums up a series; the percentiles are nearest-rank, so each is a value that
 * was measured.
 *
 * @throws RangeError for an empty series
 */
export function summarize(values: number[]): Summary {
  if (values.length === 0) {
    throw new RangeError('Nothing was measured');
  }
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share: number) =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return {
    count: sorted.length,
    min: sorted[0],
    median: rank(0.5),
    p90: rank(0.9),
    max: sorted[sorted.length - 1],
  };
}
