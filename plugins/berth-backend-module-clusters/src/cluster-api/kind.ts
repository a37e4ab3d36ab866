import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * Cluster API's Cluster.
 *
 * @internal
 */
export const CLUSTER: ResourceKind = {
  group: 'cluster.x-k8s.io',
  version: 'v1beta2',
  kind: 'Cluster',
  plural: 'clusters',
};

/**
 * The class that a Cluster is of.
 *
 * @internal
 */
export const CLUSTER_CLASS: ResourceKind = {
  group: 'cluster.x-k8s.io',
  version: 'v1beta2',
  kind: 'ClusterClass',
  plural: 'clusterclasses',
};
