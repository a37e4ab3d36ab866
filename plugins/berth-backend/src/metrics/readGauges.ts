import type { Knex } from 'knex';
import type { ClusterMetrics } from './ClusterMetrics';

/**
 * A value at the time of a reading.
 *
 * @internal
 */
export interface Gauge {
  name:
    | 'clusters_followed'
    | 'cluster_connected'
    | 'cluster_stale'
    | 'watch_silence'
    | 'queue'
    | 'claims'
    | 'requests_waiting'
    | 'feed_head'
    | 'feed_changes';
  value: number;
  labels: Record<string, string>;
}

/**
 * Reads what is not counted as it happens.
 *
 * @param options.now - milliseconds since the epoch
 * @param options.clusters - those that this backend follows
 * @internal
 */
export async function readGauges(options: {
  knex: Knex;
  now: number;
  clusters: ReadonlyMap<string, ClusterMetrics>;
}): Promise<Gauge[]> {
  const { clusters } = options;
  return [
    { name: 'clusters_followed', value: clusters.size, labels: {} },
    ...(await ofDatabase(options.knex)),
    ...(await ofClusters({ ...options, names: [...clusters.keys()] })),
    ...[...clusters].flatMap(
      ([cluster, { queued, silentSeconds }]): Gauge[] => [
        { name: 'queue', value: queued, labels: { cluster } },
        ...(silentSeconds === undefined
          ? []
          : [
              {
                name: 'watch_silence' as const,
                value: silentSeconds,
                labels: { cluster },
              },
            ]),
      ],
    ),
  ];
}

/** Numbers that count are texts on PostgreSQL. */
interface Count {
  cluster: string;
  count: number | string;
}

async function ofDatabase(knex: Knex): Promise<Gauge[]> {
  const head = await knex('change_head').where({ id: 1 }).first('seq');
  const [{ count }] = await knex('changes').count({ count: '*' });
  const waiting: Count[] = await knex('requests')
    .whereIn('state', ['Submitted', 'Delivering'])
    .groupBy('cluster')
    .select('cluster')
    .count({ count: '*' });
  return [
    { name: 'feed_head', value: Number(head?.seq ?? 0), labels: {} },
    { name: 'feed_changes', value: Number(count), labels: {} },
    ...waiting.map(row => ({
      name: 'requests_waiting' as const,
      value: Number(row.count),
      labels: { cluster: row.cluster },
    })),
  ];
}

async function ofClusters(options: {
  knex: Knex;
  now: number;
  names: string[];
}): Promise<Gauge[]> {
  const { knex, now, names } = options;
  const states = await knex('fleet_clusters').whereIn('name', names);
  const claims: Array<Count & { phase: string }> = await knex('claims')
    .whereIn('cluster', names)
    .groupBy('cluster', 'phase')
    .select('cluster', 'phase')
    .count({ count: '*' });
  return [
    ...states.flatMap(({ name: cluster, state, stale_since }): Gauge[] => [
      {
        name: 'cluster_connected',
        value: state === 'connected' ? 1 : 0,
        labels: { cluster },
      },
      {
        name: 'cluster_stale',
        value: stale_since
          ? Math.max(0, now - Date.parse(stale_since)) / 1_000
          : 0,
        labels: { cluster },
      },
    ]),
    ...claims.map(row => ({
      name: 'claims' as const,
      value: Number(row.count),
      labels: { cluster: row.cluster, phase: row.phase },
    })),
  ];
}
