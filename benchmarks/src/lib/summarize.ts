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
  return {
    count: values.length,
    min: percentile(values, 0),
    median: percentile(values, 0.5),
    p90: percentile(values, 0.9),
    max: percentile(values, 1),
  };
}

/**
 * The nearest-rank percentile of a series.
 *
 * @param share - from 0 to 1
 * @throws RangeError for an empty series
 */
export function percentile(values: number[], share: number): number {
  if (values.length === 0) {
    throw new RangeError('Nothing was measured');
  }
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** To two digits after the point, which is finer than anything is repeatable. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
