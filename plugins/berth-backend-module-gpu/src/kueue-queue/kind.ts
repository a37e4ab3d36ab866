import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

const kueue = { group: 'kueue.x-k8s.io', version: 'v1beta2' };

/**
 * The queue in the tenant's namespace that jobs name: one object is one claim.
 *
 * @internal
 */
export const LOCAL_QUEUE: ResourceKind = {
  ...kueue,
  kind: 'LocalQueue',
  plural: 'localqueues',
};

/**
 * The quota behind it. Each claim has one of its own.
 *
 * @internal
 */
export const CLUSTER_QUEUE: ResourceKind = {
  ...kueue,
  kind: 'ClusterQueue',
  plural: 'clusterqueues',
};

/**
 * What orders the jobs of a queue.
 *
 * @internal
 */
export const PRIORITY_CLASS: ResourceKind = {
  ...kueue,
  kind: 'WorkloadPriorityClass',
  plural: 'workloadpriorityclasses',
};

/**
 * On a cluster-scoped object of a claim: the namespace that the claim is in.
 *
 * @internal
 */
export const NAMESPACE_ANNOTATION = 'berth.dev/namespace';

/**
 * Of a job: the LocalQueue, and its WorkloadPriorityClass.
 *
 * @internal
 */
export const jobLabels = {
  queue: 'kueue.x-k8s.io/queue-name',
  priority: 'kueue.x-k8s.io/priority-class',
} as const;
