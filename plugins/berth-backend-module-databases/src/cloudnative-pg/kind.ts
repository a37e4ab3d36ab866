import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * CloudNativePG's Cluster: one object is one claim.
 *
 * @internal
 */
export const CLUSTER: ResourceKind = {
  group: 'postgresql.cnpg.io',
  version: 'v1',
  kind: 'Cluster',
  plural: 'clusters',
};

/**
 * Labels and annotations that CloudNativePG reads and writes.
 *
 * @internal
 */
export const cnpg = {
  /** On everything that belongs to a Cluster: its name. */
  clusterLabel: 'cnpg.io/cluster',
  /** `on` or `off`; the condition of the same name answers. */
  hibernation: 'cnpg.io/hibernation',
  /** JSON list of instances whose PostgreSQL is stopped; `*` is all. */
  fencedInstances: 'cnpg.io/fencedInstances',
  /** `disabled` where the operator shall leave a Cluster alone. */
  reconciliationLoop: 'cnpg.io/reconciliationLoop',
  /** As kubectl's own restart; a new value restarts all instances. */
  restartedAt: 'kubectl.kubernetes.io/restartedAt',
} as const;
