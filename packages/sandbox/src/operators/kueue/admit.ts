import { amountOf, requestsOf } from './amounts';
import type { ClusterQueue, LocalQueue, Workload } from './types';

/**
 * Where the Workloads of a cluster stand.
 *
 * @internal
 */
export interface Admission {
  /** By the Workload's uid: the flavor that it has its quota in. */
  admitted: Map<string, string>;
  /** Usage by ClusterQueue, flavor and resource. */
  used: Map<string, Map<string, Record<string, number>>>;
}

/**
 * Whom a queue lets in: those that it has already, then by priority and age,
 * as far as what is its own and what it may borrow in its cohort goes. Nobody
 * is put out again, but for a queue that is drained.
 *
 * @internal
 */
export function admit(options: {
  clusterQueues: ClusterQueue[];
  localQueues: LocalQueue[];
  workloads: Workload[];
  isActive: (queue: ClusterQueue) => boolean;
}): Admission {
  const { clusterQueues, localQueues, workloads, isActive } = options;
  const admission: Admission = { admitted: new Map(), used: new Map() };
  const byName = new Map(clusterQueues.map(q => [q.metadata.name!, q]));
  const waiting = workloads.filter(
    w => w.spec.active !== false && !conditionIsTrue(w, 'Finished'),
  );
  for (const workload of waiting.sort(byTurn)) {
    const local = localQueues.find(
      ({ metadata }) =>
        metadata.namespace === workload.metadata.namespace &&
        metadata.name === workload.spec.queueName,
    );
    const queue = byName.get(local?.spec.clusterQueue ?? '');
    const stops = [local?.spec.stopPolicy, queue?.spec.stopPolicy];
    const had = conditionIsTrue(workload, 'QuotaReserved');
    const mayGo =
      queue &&
      !stops.includes('HoldAndDrain') &&
      (had || (!stops.includes('Hold') && isActive(queue)));
    const flavor =
      mayGo &&
      findFlavor({
        queue,
        clusterQueues,
        requests: requestsOf(workload),
        admission,
      });
    if (mayGo && flavor) {
      admission.admitted.set(workload.metadata.uid!, flavor);
      charge(admission, queue.metadata.name!, flavor, requestsOf(workload));
    }
  }
  return admission;
}

function findFlavor(options: {
  queue: ClusterQueue;
  clusterQueues: ClusterQueue[];
  requests: Record<string, number>;
  admission: Admission;
}): string | undefined {
  const { queue, requests } = options;
  const names = flavorsOf(queue).map(({ name }) => name);
  return names.find(flavor =>
    Object.entries(requests).every(([resource, amount]) =>
      fits({ ...options, flavor, resource, amount }),
    ),
  );
}

function fits(options: {
  queue: ClusterQueue;
  clusterQueues: ClusterQueue[];
  admission: Admission;
  flavor: string;
  resource: string;
  amount: number;
}): boolean {
  const { queue, clusterQueues, admission, flavor, resource, amount } = options;
  const quota = quotaOf(queue, flavor, resource);
  if (!quota) {
    return false;
  }
  const wanted = usedBy(admission, queue, flavor, resource) + amount;
  const nominal = amountOf(quota.nominalQuota);
  if (wanted <= nominal) {
    return true;
  }
  const { cohortName } = queue.spec;
  const limit =
    quota.borrowingLimit === undefined
      ? Infinity
      : amountOf(quota.borrowingLimit);
  if (!cohortName || wanted - nominal > limit) {
    return false;
  }
  const cohort = clusterQueues.filter(q => q.spec.cohortName === cohortName);
  const total = cohort.reduce((sum, member) => {
    const own = quotaOf(member, flavor, resource);
    const has = amountOf(own?.nominalQuota);
    const lends =
      own?.lendingLimit === undefined ? has : amountOf(own.lendingLimit);
    return sum + (member === queue ? has : lends);
  }, 0);
  const taken = cohort.reduce(
    (sum, member) => sum + usedBy(admission, member, flavor, resource),
    0,
  );
  return taken + amount <= total;
}

/**
 * The flavors of a ClusterQueue, with their quotas.
 *
 * @internal
 */
export function flavorsOf({ spec }: ClusterQueue) {
  return (spec.resourceGroups ?? []).flatMap(({ flavors }) => flavors);
}

function quotaOf(queue: ClusterQueue, flavor: string, resource: string) {
  return flavorsOf(queue)
    .find(({ name }) => name === flavor)
    ?.resources.find(({ name }) => name === resource);
}

function usedBy(
  { used }: Admission,
  { metadata }: ClusterQueue,
  flavor: string,
  resource: string,
): number {
  return used.get(metadata.name!)?.get(flavor)?.[resource] ?? 0;
}

function charge(
  { used }: Admission,
  queue: string,
  flavor: string,
  requests: Record<string, number>,
): void {
  const flavors = used.get(queue) ?? new Map();
  const before = flavors.get(flavor) ?? {};
  const after = { ...before };
  for (const [resource, amount] of Object.entries(requests)) {
    after[resource] = (after[resource] ?? 0) + amount;
  }
  used.set(queue, flavors.set(flavor, after));
}

function byTurn(a: Workload, b: Workload): number {
  const reserved = (w: Workload) =>
    conditionIsTrue(w, 'QuotaReserved') ? 0 : 1;
  return (
    reserved(a) - reserved(b) ||
    (b.spec.priority ?? 0) - (a.spec.priority ?? 0) ||
    String(a.metadata.creationTimestamp).localeCompare(
      String(b.metadata.creationTimestamp),
    ) ||
    String(a.metadata.name).localeCompare(String(b.metadata.name))
  );
}

/**
 * Whether a condition of a Workload is True.
 *
 * @internal
 */
export function conditionIsTrue(workload: Workload, type: string): boolean {
  const { conditions = [] } = (workload.status ?? {}) as {
    conditions?: Array<{ type: string; status: string }>;
  };
  return conditions.some(c => c.type === type && c.status === 'True');
}
