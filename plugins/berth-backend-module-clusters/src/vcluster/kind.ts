import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * Argo CD's Application.
 *
 * @internal
 */
export const APPLICATION: ResourceKind = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  kind: 'Application',
  plural: 'applications',
};

/**
 * Flux's HelmRelease.
 *
 * @internal
 */
export const HELM_RELEASE: ResourceKind = {
  group: 'helm.toolkit.fluxcd.io',
  version: 'v2',
  kind: 'HelmRelease',
  plural: 'helmreleases',
};

/**
 * Flux's HelmRepository.
 *
 * @internal
 */
export const HELM_REPOSITORY: ResourceKind = {
  group: 'source.toolkit.fluxcd.io',
  version: 'v1',
  kind: 'HelmRepository',
  plural: 'helmrepositories',
};

/**
 * Cluster API's VCluster, by which its provider installs the chart.
 *
 * @internal
 */
export const VCLUSTER: ResourceKind = {
  group: 'infrastructure.cluster.x-k8s.io',
  version: 'v1alpha1',
  kind: 'VCluster',
  plural: 'vclusters',
};

/**
 * The same kind where it stands for the control plane alone.
 *
 * @internal
 */
export const CONTROL_PLANE_VCLUSTER: ResourceKind = {
  ...VCLUSTER,
  group: 'controlplane.cluster.x-k8s.io',
};

/**
 * vCluster Platform's VirtualClusterInstance.
 *
 * @internal
 */
export const INSTANCE: ResourceKind = {
  group: 'management.loft.sh',
  version: 'v1',
  kind: 'VirtualClusterInstance',
  plural: 'virtualclusterinstances',
};

/**
 * What the chart makes of a virtual cluster's control plane where its data are
 * on a disk of its own.
 *
 * @internal
 */
export const STATEFUL_SET: ResourceKind = {
  group: 'apps',
  version: 'v1',
  kind: 'StatefulSet',
  plural: 'statefulsets',
};

/**
 * What the chart makes of it where they are elsewhere.
 *
 * @internal
 */
export const DEPLOYMENT: ResourceKind = {
  group: 'apps',
  version: 'v1',
  kind: 'Deployment',
  plural: 'deployments',
};

/**
 * Pods.
 *
 * @internal
 */
export const POD: ResourceKind = {
  group: '',
  version: 'v1',
  kind: 'Pod',
  plural: 'pods',
};

/**
 * Where the chart comes from.
 *
 * @internal
 */
export const CHART = {
  repository: 'https://charts.loft.sh',
  name: 'vcluster',
  version: '0.36.1',
} as const;

/**
 * Labels and annotations that vCluster and its Platform read and write.
 *
 * @internal
 */
export const loft = {
  /** On a Pod that runs on the host for a virtual cluster: its name. */
  managedBy: 'vcluster.loft.sh/managed-by',
  /** On a workload that was put to sleep. */
  paused: 'loft.sh/paused',
  pausedReplicas: 'loft.sh/paused-replicas',
  pausedDate: 'loft.sh/paused-date',
  /** On a VirtualClusterInstance: `true` puts it to sleep. */
  forceSleep: 'sleepmode.loft.sh/force',
  /** On a VirtualClusterInstance: seconds without activity. */
  sleepAfter: 'sleepmode.loft.sh/sleep-after',
} as const;
