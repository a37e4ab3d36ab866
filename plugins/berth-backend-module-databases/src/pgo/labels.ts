const GROUP = 'postgres-operator.crunchydata.com';

/**
 * Labels and annotations that Crunchy's operator reads and writes, and with it
 * Percona's, which has grown out of it.
 *
 * @internal
 */
export const pgo = {
  /** On everything that belongs to a cluster: its name. */
  clusterLabel: `${GROUP}/cluster`,
  instanceSetLabel: `${GROUP}/instance-set`,
  /** A new value starts a backup by `spec.backups.pgbackrest.manual`. */
  backup: `${GROUP}/pgbackrest-backup`,
  /** A new value starts a restore by `spec.backups.pgbackrest.restore`. */
  restore: `${GROUP}/pgbackrest-restore`,
  /** The PGUpgrade that may work on the data. */
  allowUpgrade: `${GROUP}/allow-upgrade`,
} as const;
