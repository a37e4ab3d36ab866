import type { StoredSnapshot } from '../fleet/types';
import { limitOf, resourcesOf, sum, usedIn } from '../fleet/fleetView';

/** Seconds. */
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long samples are kept in which steps: each minute for a day, each ten
 * minutes for a week, each hour for thirty days.
 *
 * @internal
 */
export const tiers = [
  { step: MINUTE, keptFor: DAY },
  { step: 10 * MINUTE, keptFor: 7 * DAY },
  { step: HOUR, keptFor: 30 * DAY },
] as const;

/**
 * GPUs of a namespace, or of a whole cluster, at a time.
 *
 * @internal
 */
export interface Sample {
  cluster: string;
  /** Empty for all of the cluster. */
  namespace: string;
  resource: string;
  /** Seconds that it stands for. */
  step: number;
  /** Begin of the step, in milliseconds. */
  at: number;
  /** What may be used; undefined where nothing limits it. */
  quota?: number;
  used: number;
  waiting: number;
  free?: number;
}

/**
 * What is kept of a snapshot: one sample for each namespace that has to do with
 * a resource, and one for all of the cluster.
 *
 * @internal
 */
export function samplesOf(stored: StoredSnapshot, now: Date): Sample[] {
  const { cluster, snapshot } = stored;
  const at = beginOf(now.getTime(), MINUTE);
  const basics = { cluster, step: MINUTE, at };
  return [
    ...snapshot.namespaces.map(one => ({
      ...basics,
      namespace: one.namespace,
      resource: one.resource,
      quota: limitOf(one),
      used: usedIn(one),
      waiting: one.waiting.gpus,
    })),
    ...resourcesOf(stored).map(resource => {
      const pools = snapshot.pools.filter(pool => pool.resource === resource);
      const all = snapshot.namespaces.filter(one => one.resource === resource);
      return {
        ...basics,
        namespace: '',
        resource,
        quota: sum(pools, pool => pool.allocatable),
        used: sum(pools, pool => pool.requested),
        waiting: sum(all, one => one.waiting.gpus),
        free: sum(pools, pool => pool.free),
      };
    }),
  ];
}

/**
 * Samples in larger steps: the average of what was used and free, the most
 * that was waited for, and the last quota. Pure; the order does not matter.
 *
 * @internal
 */
export function downsample(samples: Sample[], step: number): Sample[] {
  const buckets = new Map<string, Sample[]>();
  for (const sample of samples) {
    const at = beginOf(sample.at, step);
    const key = JSON.stringify([
      sample.cluster,
      sample.namespace,
      sample.resource,
      at,
    ]);
    buckets.set(key, [...(buckets.get(key) ?? []), sample]);
  }
  return [...buckets.values()].map(bucket => {
    const [first] = bucket;
    const last = bucket.reduce((a, b) => (b.at > a.at ? b : a));
    // One that stands for longer counts for more.
    const weight = sum(bucket, one => one.step);
    const average = (pick: (one: Sample) => number) =>
      sum(bucket, one => pick(one) * one.step) / weight;
    const frees = bucket.filter(({ free }) => free !== undefined);
    return {
      cluster: first.cluster,
      namespace: first.namespace,
      resource: first.resource,
      step,
      at: beginOf(first.at, step),
      ...(last.quota !== undefined && { quota: last.quota }),
      used: average(one => one.used),
      waiting: Math.max(...bucket.map(one => one.waiting)),
      ...(frees.length > 0 && {
        free:
          sum(frees, one => (one.free ?? 0) * one.step) /
          sum(frees, one => one.step),
      }),
    };
  });
}

/**
 * The begin of the step that a time is in, in milliseconds.
 *
 * @internal
 */
export function beginOf(time: number, step: number): number {
  const length = step * 1000;
  return Math.floor(time / length) * length;
}
