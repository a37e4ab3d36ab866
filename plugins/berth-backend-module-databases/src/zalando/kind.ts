import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * Zalando's postgresql, whose kind is written in lower case: one object is one
 * claim.
 *
 * @internal
 */
export const POSTGRESQL_CLUSTER: ResourceKind = {
  group: 'acid.zalan.do',
  version: 'v1',
  kind: 'postgresql',
  plural: 'postgresqls',
};

/**
 * What the operator runs the instances by.
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
 * Labels and annotations, as the operator's own configuration names them by
 * default.
 *
 * @internal
 */
export const spilo = {
  application: 'application',
  /** On everything that belongs to a database: its name. */
  clusterLabel: 'cluster-name',
  /** A time, where an upgrade to another major version has failed. */
  upgradeFailed: 'last-major-upgrade-failure',
} as const;

/**
 * How many instances there were before it was paused.
 *
 * @internal
 */
export const INSTANCES_BEFORE_PAUSE = 'berth.dev/instances-before-pause';

/**
 * Users of the operator's own.
 *
 * @internal
 */
export const OPERATOR_USERS = ['standby', 'pooler', 'admin', 'robot_zmon'];
