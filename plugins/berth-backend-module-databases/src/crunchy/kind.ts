import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

const GROUP = 'postgres-operator.crunchydata.com';

/**
 * Crunchy's PostgresCluster: one object is one claim.
 *
 * @internal
 */
export const POSTGRES_CLUSTER: ResourceKind = {
  group: GROUP,
  version: 'v1beta1',
  kind: 'PostgresCluster',
  plural: 'postgresclusters',
};

/**
 * An upgrade to another major version.
 *
 * @internal
 */
export const PG_UPGRADE: ResourceKind = {
  group: GROUP,
  version: 'v1beta1',
  kind: 'PGUpgrade',
  plural: 'pgupgrades',
};

/**
 * The name of the set of instances that Berth makes. Together with the name
 * of the cluster it may have 46 characters.
 *
 * @internal
 */
export const INSTANCE_SET = 'db';

/**
 * The repository that backups go to.
 *
 * @internal
 */
export const REPO = 'repo1';

/**
 * Users of the operator's own.
 *
 * @internal
 */
export const OPERATOR_USERS = ['ccp-monitoring'];
