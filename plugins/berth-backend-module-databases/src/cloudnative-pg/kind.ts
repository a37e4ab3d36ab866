import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * CloudNativePG's Cluster: one object is one claim.
 *
 * @internal
 */
export const CLUSTER: ResourceKind = cnpgKind('Cluster', 'clusters');

/** One backup, whoever asked for it. @internal */
export const BACKUP = cnpgKind('Backup', 'backups');

/** When backups are made. @internal */
export const SCHEDULED_BACKUP = cnpgKind('ScheduledBackup', 'scheduledbackups');

/** PgBouncers before the instances. @internal */
export const POOLER = cnpgKind('Pooler', 'poolers');

/** A further database inside of the cluster. @internal */
export const DATABASE = cnpgKind('Database', 'databases');

/** A further user inside of the cluster; since 1.30. @internal */
export const DATABASE_ROLE = cnpgKind('DatabaseRole', 'databaseroles');

/**
 * Where backups go, by the Barman Cloud plugin.
 *
 * @internal
 */
export const OBJECT_STORE: ResourceKind = {
  group: 'barmancloud.cnpg.io',
  version: 'v1',
  kind: 'ObjectStore',
  plural: 'objectstores',
};

/**
 * The name of the plugin that makes backups.
 *
 * @internal
 */
export const BARMAN_PLUGIN = 'barman-cloud.cloudnative-pg.io';

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

function cnpgKind(kind: string, plural: string): ResourceKind {
  return { group: 'postgresql.cnpg.io', version: 'v1', kind, plural };
}
