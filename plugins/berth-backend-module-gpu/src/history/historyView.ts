import type {
  GpuHistory,
  GpuHistoryPoint,
} from '@berth/backstage-plugin-berth-common';
import { sum } from '../fleet/fleetView';
import { downsample, type Sample } from './samples';

/** As many as a plot can show. */
const MOST_POINTS = 300;

/**
 * The history of a tenant's GPUs: its namespaces added up, and beside it what
 * was free in the cluster. Pure.
 *
 * @internal
 */
export function historyView(options: {
  samples: Sample[];
  from: Date;
  to: Date;
}): GpuHistory {
  const { samples, from, to } = options;
  const step = stepOf(to.getTime() - from.getTime());
  const even = downsample(samples, step);
  const series = new Map<string, Sample[]>();
  for (const sample of even) {
    const key = JSON.stringify([sample.cluster, sample.resource]);
    series.set(key, [...(series.get(key) ?? []), sample]);
  }
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    stepSeconds: step,
    series: [...series]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, found]) => {
        const [cluster, resource] = JSON.parse(key);
        return { cluster, resource, points: pointsOf(found) };
      }),
  };
}

/**
 * Since when nobody has used a resource, though there is a quota: the time of
 * the first sample after the last one that was used; undefined when it is used
 * now, or when there is no quota. Pure.
 *
 * @internal
 */
export function idleSince(samples: Sample[]): string | undefined {
  const times = pointsOf(samples);
  const last = times.at(-1);
  if (!last || !last.quota || last.used > 0) {
    return undefined;
  }
  const used = times.findLastIndex(point => point.used > 0 || !point.quota);
  return times[used + 1].at;
}

function pointsOf(samples: Sample[]): GpuHistoryPoint[] {
  const times = new Map<number, Sample[]>();
  for (const sample of samples) {
    times.set(sample.at, [...(times.get(sample.at) ?? []), sample]);
  }
  return [...times]
    .sort(([a], [b]) => a - b)
    .map(([at, found]) => {
      const mine = found.filter(({ namespace }) => namespace !== '');
      const all = found.find(({ namespace }) => namespace === '');
      const isLimited =
        mine.length > 0 && mine.every(({ quota }) => quota !== undefined);
      return {
        at: new Date(at).toISOString(),
        ...(isLimited && { quota: sum(mine, ({ quota }) => quota ?? 0) }),
        used: sum(mine, ({ used }) => used),
        waiting: sum(mine, ({ waiting }) => waiting),
        ...(all?.free !== undefined && { free: all.free }),
      };
    });
}

/** Whole minutes, so that steps begin where samples do. */
function stepOf(lengthMs: number): number {
  return Math.max(1, Math.ceil(lengthMs / MOST_POINTS / 60_000)) * 60;
}
