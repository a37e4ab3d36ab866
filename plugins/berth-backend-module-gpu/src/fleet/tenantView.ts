import {
  stringifyClaimRef,
  type GpuQueueView,
  type GpuQuotaView,
  type TenantGpuResource,
  type TenantGpus,
} from '@berth/backstage-plugin-berth-common';
import { OFFERING_ID as DRA_QUOTA } from '../dra-quota/id';
import { OFFERING_ID as KAI_QUEUE } from '../kai-queue/id';
import { OFFERING_ID as KUEUE_QUEUE } from '../kueue-queue/id';
import { OFFERING_ID as QUOTA } from '../quota/id';
import { OFFERING_ID as VOLCANO_QUEUE } from '../volcano-queue/id';
import {
  limitOf,
  promisesOf,
  resourcesOf,
  sampleTime,
  sum,
  usedIn,
} from './fleetView';
import { headlineOf } from './headline';
import type { NamespaceGpus, QueueGpus, StoredSnapshot } from './types';

const QUEUE_OFFERINGS: Record<QueueGpus['system'], string> = {
  kueue: KUEUE_QUEUE,
  volcano: VOLCANO_QUEUE,
  kai: KAI_QUEUE,
};

/**
 * Where a tenant has its namespaces.
 *
 * @internal
 */
export interface TenantPlaces {
  name: string;
  namespaces: Array<{ cluster: string; name: string }>;
}

/**
 * What a tenant has of GPUs, uses and waits for, and what is free. Pure.
 *
 * @internal
 */
export function tenantView(
  tenant: TenantPlaces,
  stored: StoredSnapshot[],
): TenantGpus {
  const own = stored.filter(({ cluster }) =>
    tenant.namespaces.some(namespace => namespace.cluster === cluster),
  );
  return {
    tenant: tenant.name,
    clusters: own.map(sampleTime),
    resources: own.flatMap(one =>
      resourcesOf(one).map(resource => resourceView(tenant, one, resource)),
    ),
    queues: own.flatMap(one => queueViews(tenant, one)),
  };
}

function resourceView(
  tenant: TenantPlaces,
  stored: StoredSnapshot,
  resource: string,
): TenantGpuResource {
  const { cluster, snapshot } = stored;
  const places = tenant.namespaces
    .filter(namespace => namespace.cluster === cluster)
    .map(({ name }) => name);
  const all = snapshot.namespaces.filter(one => one.resource === resource);
  const mine = places.map(
    name =>
      all.find(({ namespace }) => namespace === name) ??
      nothingIn(name, resource),
  );
  const limits = mine.map(limitOf);
  const pools = snapshot.pools.filter(pool => pool.resource === resource);
  const allocatable = sum(pools, pool => pool.allocatable);
  const free = sum(pools, pool => pool.free);
  const largestFree = Math.max(0, ...pools.map(pool => pool.largestFree));
  const waiting = {
    gpus: sum(mine, one => one.waiting.gpus),
    pods: sum(mine, one => one.waiting.pods),
  };
  const queued = sum(
    queuesOf(tenant, stored).filter(queue => queue.resource === resource),
    queue => queue.pending,
  );
  return {
    cluster,
    resource,
    ...(limits.every(limit => limit !== undefined) && {
      quota: sum(limits, limit => limit ?? 0),
    }),
    used: sum(mine, usedIn),
    waiting,
    allocatable,
    free,
    largestFree,
    promised: sum(
      promisesOf(stored).filter(promise => promise.resource === resource),
      promise => promise.promised,
    ),
    pools: pools.map(pool => {
      const used = sum(mine, one => one.used[pool.product ?? ''] ?? 0);
      return {
        ...(pool.product && { product: pool.product }),
        allocatable: pool.allocatable,
        mine: used,
        others: Math.max(pool.requested - used, 0),
        free: pool.free,
      };
    }),
    quotas: mine.flatMap(one => quotaViews(cluster, one)),
    headline: headlineOf({
      left: mine.map(leftIn),
      free,
      largestFree,
      allocatable,
      ahead: waiting.pods + queued,
    }),
  };
}

/** What Kubernetes would still let in: it counts pods that wait, too. */
function leftIn({ quotas }: NamespaceGpus): number | undefined {
  return quotas.length > 0
    ? Math.max(0, Math.min(...quotas.map(({ hard, used }) => hard - used)))
    : undefined;
}

function quotaViews(cluster: string, one: NamespaceGpus): GpuQuotaView[] {
  const { namespace, resource, quotas } = one;
  const lowest = limitOf(one) ?? 0;
  const offering = /^[^/]+$/.test(resource) ? DRA_QUOTA : QUOTA;
  return quotas.map(({ name, hard, used, isClaim }) => ({
    namespace,
    name,
    hard,
    used,
    ...(isClaim && {
      claimId: stringifyClaimRef({ cluster, namespace, offering, name }),
    }),
    overruled: hard > lowest,
  }));
}

function queueViews(
  tenant: TenantPlaces,
  stored: StoredSnapshot,
): GpuQueueView[] {
  const { cluster } = stored;
  return queuesOf(tenant, stored).map(queue => ({
    cluster,
    system: queue.system,
    namespace: queue.namespace,
    name: queue.name,
    ...(queue.resource && { resource: queue.resource }),
    nominal: queue.nominal,
    used: queue.used,
    borrowed: queue.borrowed,
    pending: queue.pending,
    claimId: stringifyClaimRef({
      cluster,
      namespace: queue.namespace,
      offering: QUEUE_OFFERINGS[queue.system],
      name: queue.name,
    }),
  }));
}

function queuesOf(
  tenant: TenantPlaces,
  { cluster, snapshot }: StoredSnapshot,
): QueueGpus[] {
  return snapshot.queues.filter(queue =>
    queue.namespace
      ? tenant.namespaces.some(
          place => place.cluster === cluster && place.name === queue.namespace,
        )
      : queue.tenant === tenant.name,
  );
}

function nothingIn(namespace: string, resource: string): NamespaceGpus {
  return {
    namespace,
    resource,
    used: {},
    waiting: { gpus: 0, pods: 0 },
    quotas: [],
  };
}
