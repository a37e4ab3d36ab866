import type { GpuDisplacement } from '@berth/backstage-plugin-berth-common';
import { sum } from '../fleet/fleetView';
import type { TenantPlaces } from '../fleet/tenantView';
import type { StoredSnapshot } from '../fleet/types';
import { commonRules, displacementResult } from './displacementResult';
import { kueueDisplacement, type KueueAnswer } from './kueueDisplacement';
import { queueDisplacement } from './queueDisplacement';
import { quotaDisplacement } from './quotaDisplacement';

/**
 * What a tenant is to get.
 *
 * @internal
 */
export type DisplacementWish = Parameters<typeof quotaDisplacement>[0] & {
  /** What counts it; quotas of Kubernetes unless given. */
  system?: 'kueue' | 'volcano' | 'kai';
  /** The queue that is changed, as the claim has it; a new one unless given. */
  queue?: string;
  /** Of Kueue. */
  cohort?: string;
  flavor?: string;
  borrowing?: number;
};

type Counted = 'kueue' | 'volcano' | 'kai' | 'capsule';

/**
 * What it would mean to give a tenant other numbers, by whatever system counts
 * them. Pure.
 *
 * @internal
 */
export function displacementOf(options: DisplacementWish): GpuDisplacement {
  const { system, stored, resource, gpus } = options;
  const { snapshot } = stored;
  if (!system) {
    return quotaDisplacement(options);
  }
  if (system !== 'kueue') {
    return answerOf(queueDisplacement({ ...options, snapshot, system }), {
      ...options,
      system,
    });
  }
  const local = snapshot.queues.find(
    one =>
      one.system === 'kueue' &&
      one.namespace === options.namespace &&
      one.name === options.queue,
  );
  return answerOf(
    kueueDisplacement({
      ...options,
      kueue: snapshot.kueue,
      queue: local?.clusterQueue,
      resource,
      nominal: gpus,
    }),
    { ...options, system },
  );
}

/**
 * An answer with what is promised by queues, and with names.
 *
 * @internal
 */
export function answerOf(
  answer: KueueAnswer,
  options: {
    tenant?: TenantPlaces;
    stored: StoredSnapshot;
    system: Counted;
    resource: string;
    gpus: number;
    tenantOf: (namespace: string) => string | undefined;
  },
): GpuDisplacement {
  const { tenant, stored, resource, gpus, tenantOf } = options;
  const { before, used, free, missing, unknown } = answer;
  const { cluster, snapshot } = stored;
  const allocatable = sum(
    snapshot.pools.filter(pool => pool.resource === resource),
    pool => pool.allocatable,
  );
  const promised = promisedBy(options) - before + gpus;
  const places = new Set(
    tenant?.namespaces
      .filter(place => place.cluster === cluster)
      .map(({ name }) => name),
  );
  const displaced = answer.displaced.map(
    (one: GpuDisplacement['displaced'][number]) => {
      const name =
        one.tenant ?? (one.namespace ? tenantOf(one.namespace) : undefined);
      const mine = one.namespace
        ? places.has(one.namespace)
        : name !== undefined && name === tenant?.name;
      return { ...one, ...(name && { tenant: name }), ...(mine && { mine }) };
    },
  );
  return displacementResult({
    stored,
    resource,
    before,
    after: gpus,
    used,
    allocatable,
    free,
    promised,
    missing,
    displaced,
    holders: [],
    unknown: [...unknown],
    rules: commonRules({ asked: gpus, gpus, used, promised, allocatable }),
  });
}

/** What all queues of the system have for sure. */
function promisedBy(options: {
  stored: StoredSnapshot;
  system: Counted;
  resource: string;
}): number {
  const { stored, system, resource } = options;
  const { kueue, queues, capsulePools } = stored.snapshot;
  if (system === 'capsule') {
    return sum(
      capsulePools.filter(pool => pool.resource === resource),
      ({ hard }) => hard,
    );
  }
  if (system === 'kueue') {
    return sum(
      [
        ...kueue.quotas,
        ...kueue.cohorts.flatMap(({ quotas }) => quotas),
      ].filter(quota => quota.resource === resource),
      ({ nominal }) => nominal,
    );
  }
  const own = queues.filter(
    one => one.system === system && one.resource === resource,
  );
  const parents = new Set(own.map(({ parent }) => parent));
  return sum(
    own.filter(({ name }) => !parents.has(name)),
    ({ nominal }) => nominal,
  );
}
