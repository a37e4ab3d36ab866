import type {
  GpuFleet,
  GpuPromise,
  GpuSampleTime,
} from '@berth/backstage-plugin-berth-common';
import type { NamespaceGpus, StoredSnapshot } from './types';

/**
 * The GPUs of all clusters, and what is promised of them. Pure.
 *
 * @internal
 */
export function fleetView(stored: StoredSnapshot[]): Omit<GpuFleet, 'users'> {
  return {
    clusters: stored.map(sampleTime),
    pools: stored.flatMap(({ cluster, snapshot }) =>
      snapshot.pools.map(pool => ({ cluster, ...pool })),
    ),
    promises: stored.flatMap(promisesOf),
  };
}

/**
 * When a cluster was looked at.
 *
 * @internal
 */
export function sampleTime({
  cluster,
  at,
  problem,
}: StoredSnapshot): GpuSampleTime {
  return {
    cluster,
    ...(at && { at: at.toISOString() }),
    ...(problem && { problem }),
  };
}

/**
 * The resources that a cluster has, or that somebody there may use, waits for
 * or is limited in.
 *
 * @internal
 */
export function resourcesOf({ snapshot }: StoredSnapshot): string[] {
  const resources = new Set([
    ...snapshot.pools.map(({ resource }) => resource),
    ...snapshot.namespaces.map(({ resource }) => resource),
  ]);
  return [...resources].sort();
}

/**
 * What has been promised of each resource of a cluster.
 *
 * @internal
 */
export function promisesOf(stored: StoredSnapshot): GpuPromise[] {
  const { cluster, snapshot } = stored;
  return resourcesOf(stored).map(resource => {
    const of = snapshot.namespaces.filter(one => one.resource === resource);
    return {
      cluster,
      resource,
      allocatable: sum(
        snapshot.pools.filter(pool => pool.resource === resource),
        pool => pool.allocatable,
      ),
      promised: sum(of, one => limitOf(one) ?? 0),
      withoutQuota: of.filter(
        one => limitOf(one) === undefined && usedIn(one) > 0,
      ).length,
      used: sum(of, usedIn),
      waiting: sum(of, one => one.waiting.gpus),
    };
  });
}

/**
 * What a namespace may use: all its quotas hold, so that the lowest counts.
 *
 * @internal
 */
export function limitOf({ quotas }: NamespaceGpus): number | undefined {
  return quotas.length > 0
    ? Math.min(...quotas.map(({ hard }) => hard))
    : undefined;
}

/**
 * What runs in a namespace.
 *
 * @internal
 */
export function usedIn({ used }: NamespaceGpus): number {
  return Object.values(used).reduce((total, amount) => total + amount, 0);
}

/**
 * Adds up numbers of things.
 *
 * @internal
 */
export function sum<T>(items: T[], pick: (item: T) => number): number {
  return items.reduce((total, item) => total + pick(item), 0);
}
