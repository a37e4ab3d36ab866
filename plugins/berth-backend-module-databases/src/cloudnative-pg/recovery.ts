import { BARMAN_PLUGIN } from './kind';

/** The name by which a restored Cluster knows where it comes from. */
const ORIGIN = 'origin';

/**
 * What makes a new Cluster begin with the data of another one: its backups in
 * an object store, and as of when. The owner and the database are said again,
 * for without them there is no Secret to connect with.
 *
 * @internal
 */
export function recovery(options: {
  /** The name under which the backups were made. */
  cluster: string;
  store: string;
  targetTime?: string;
  database: string;
  owner: string;
}) {
  const { cluster, store, targetTime, database, owner } = options;
  return {
    bootstrap: {
      recovery: {
        source: ORIGIN,
        database,
        owner,
        ...(targetTime && { recoveryTarget: { targetTime } }),
      },
    },
    externalClusters: [
      {
        name: ORIGIN,
        plugin: {
          name: BARMAN_PLUGIN,
          parameters: { barmanObjectName: store, serverName: cluster },
        },
      },
    ],
  };
}
