import type {
  GpuSharedMember,
  GpuSharedQuota,
} from '@berth/backstage-plugin-berth-common';
import { borrowedBy } from '../displacement/cohort';
import { sum } from '../fleet/fleetView';
import { ownersOn, type Viewer } from '../fleet/fleetUsers';
import type { KueueQuota, StoredSnapshot } from '../fleet/types';

/**
 * What several tenants share on the clusters. One's own parts are named, and all
 * of them to the platform team; the rest is one line. What one has no part in is
 * for the platform team alone. Pure.
 *
 * @internal
 */
export function sharedQuotas(
  stored: StoredSnapshot[],
  viewer: Viewer,
): GpuSharedQuota[] {
  return stored
    .flatMap(one => [
      ...cohortQuotas(one, viewer),
      ...queueQuotas(one, viewer),
      ...poolQuotas(one, viewer),
    ])
    .filter(
      ({ members }) => viewer.isPlatform || members.some(({ mine }) => mine),
    )
    .map(quota => (viewer.isPlatform ? quota : withoutNames(quota)));
}

function cohortQuotas(
  { cluster, snapshot }: StoredSnapshot,
  viewer: Viewer,
): GpuSharedQuota[] {
  const { kueue } = snapshot;
  const found = new Map<string, GpuSharedQuota>();
  const at = (name: string, flavor: string, resource: string) => {
    const key = JSON.stringify([name, flavor, resource]);
    const entry: GpuSharedQuota = found.get(key) ?? {
      cluster,
      kind: 'cohort',
      name,
      flavor,
      resource,
      total: 0,
      used: 0,
      free: 0,
      members: [],
    };
    found.set(key, entry);
    return entry;
  };
  for (const { name, quotas } of kueue.cohorts) {
    for (const { flavor, resource, nominal } of quotas) {
      const entry = at(name, flavor, resource);
      entry.own = nominal;
      entry.total += nominal;
    }
  }
  const memberOf = queueMember({ cluster, snapshot }, viewer);
  for (const quota of kueue.quotas) {
    if (quota.cohort) {
      const entry = at(quota.cohort, quota.flavor, quota.resource);
      entry.total += quota.nominal;
      entry.used += quota.used;
      entry.members.push(memberOf(quota));
    }
  }
  return [...found.values()].map(withFree);
}

/** Of a ClusterQueue that more than one namespace uses. */
function queueQuotas(
  { cluster, snapshot }: StoredSnapshot,
  viewer: Viewer,
): GpuSharedQuota[] {
  const { kueue, queues } = snapshot;
  const owner = ownersOn(cluster, viewer);
  return kueue.quotas.flatMap(({ queue, flavor, resource, nominal, used }) => {
    const locals = queues.filter(
      one => one.system === 'kueue' && one.clusterQueue === queue,
    );
    if (new Set(locals.map(({ namespace }) => namespace)).size < 2) {
      return [];
    }
    const jobs = kueue.jobs.filter(
      job =>
        job.queue === queue &&
        job.resource === resource &&
        (job.flavor === undefined || job.flavor === flavor),
    );
    return [
      withFree({
        cluster,
        kind: 'cluster-queue',
        name: queue,
        flavor,
        resource,
        own: nominal,
        total: nominal,
        used,
        free: 0,
        members: locals.map(({ namespace, name }) => {
          const own = jobs.filter(
            job => job.namespace === namespace && job.localQueue === name,
          );
          return {
            name: `${namespace}/${name}`,
            ...namedBy(owner.namespace(namespace), viewer),
            used: sum(
              own.filter(({ at }) => at !== undefined),
              ({ gpus }) => gpus,
            ),
            borrowed: 0,
            waiting: sum(
              own.filter(({ at }) => at === undefined),
              ({ gpus }) => gpus,
            ),
            changes: false,
          };
        }),
      }),
    ];
  });
}

function poolQuotas(
  { cluster, snapshot }: StoredSnapshot,
  viewer: Viewer,
): GpuSharedQuota[] {
  const owner = ownersOn(cluster, viewer);
  return snapshot.capsulePools.map(({ name, resource, hard, claims }) => {
    const bound = claims.filter(({ isBound }) => isBound);
    return withFree({
      cluster,
      kind: 'resource-pool',
      name,
      resource,
      own: hard,
      total: hard,
      used: sum(bound, ({ gpus }) => gpus),
      free: 0,
      members: claims.map(({ namespace, name: claim, gpus, isBound }) => ({
        name: `${namespace}/${claim}`,
        ...namedBy(owner.namespace(namespace), viewer),
        nominal: gpus,
        used: isBound ? gpus : 0,
        borrowed: 0,
        waiting: isBound ? 0 : gpus,
        changes: false,
      })),
    });
  });
}

/** A ClusterQueue is whose namespaces use it; of one with several, nobody's. */
function queueMember(
  { cluster, snapshot }: Pick<StoredSnapshot, 'cluster' | 'snapshot'>,
  viewer: Viewer,
) {
  const owner = ownersOn(cluster, viewer);
  return (quota: KueueQuota): GpuSharedMember => {
    const { queue, resource, nominal, borrowing, lending, used } = quota;
    const owners = new Map(
      snapshot.queues
        .filter(one => one.system === 'kueue' && one.clusterQueue === queue)
        .map(({ namespace }) => owner.namespace(namespace))
        .map(one => [one.key, one]),
    );
    const [only] = owners.size === 1 ? owners.values() : [];
    return {
      name: queue,
      ...(only ? namedBy(only, viewer) : { mine: false }),
      nominal,
      ...(borrowing !== undefined && { borrowing }),
      ...(lending !== undefined && { lending }),
      used,
      borrowed: borrowedBy(quota),
      waiting: sum(
        snapshot.kueue.jobs.filter(
          job =>
            job.queue === queue &&
            job.resource === resource &&
            job.at === undefined,
        ),
        ({ gpus }) => gpus,
      ),
      changes: true,
    };
  };
}

function namedBy(
  { tenant, title }: { tenant?: string; title?: string },
  { tenants }: Viewer,
) {
  const mine = tenants.some(one => one.mine && one.name === tenant);
  return { ...(tenant && { tenant }), ...(title && { title }), mine };
}

function withFree(quota: GpuSharedQuota): GpuSharedQuota {
  return { ...quota, free: Math.max(0, quota.total - quota.used) };
}

function withoutNames(quota: GpuSharedQuota): GpuSharedQuota {
  const mine = quota.members.filter(one => one.mine);
  const others = quota.members.filter(one => !one.mine);
  return {
    ...quota,
    members: [
      ...mine.map(one => ({ ...one, changes: false })),
      ...(others.length > 0
        ? [
            {
              mine: false,
              nominal: sum(others, ({ nominal }) => nominal ?? 0),
              used: sum(others, ({ used }) => used),
              borrowed: sum(others, ({ borrowed }) => borrowed),
              waiting: sum(others, ({ waiting }) => waiting),
              changes: false,
            },
          ]
        : []),
    ],
  };
}
