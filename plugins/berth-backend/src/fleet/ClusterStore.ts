import type { Cluster } from '@berth/backstage-plugin-berth-common';
import type { Knex } from 'knex';
import type { ChangeFeed } from '../changes/ChangeFeed';
import type { ChangeNote } from '../changes/types';
import { isoTime, type Clock } from '../time/Clock';
import type { LeaseGuard } from '../leases/types';
import { coreObjectNote, namespaceRef } from './coreKinds';
import type { CoreObjectRow } from './CoreProjection';
import type { WatchedResource } from './types';

/**
 * How fresh what is known of a cluster is.
 *
 * @internal
 */
export interface ClusterStatus {
  state: Cluster['state'];
  staleSince?: string;
  message?: string;
  kubernetesVersion?: string;
  /** When it answered last; of a state that lasts, now and then. */
  heardAt?: string;
}

/**
 * What is known of an API that offerings need.
 *
 * @internal
 */
export interface ApiStatus {
  served: boolean;
  /** Why Berth may not watch it. */
  problem?: string;
}

/**
 * What is known of each cluster as a whole: whether it answers, which of the
 * needed APIs it serves, and which of them are simulated.
 *
 * @internal
 */
export class ClusterStore {
  readonly #knex: Knex;
  readonly #feed: ChangeFeed;
  readonly #clock: Clock;
  readonly #guard: LeaseGuard | undefined;

  private constructor(options: ClusterStoreOptions) {
    this.#guard = options.guard;
    this.#knex = options.knex;
    this.#feed = options.feed;
    this.#clock = options.clock;
  }

  static create(options: ClusterStoreOptions): ClusterStore {
    return new ClusterStore(options);
  }

  /** The same for who follows a cluster: writes only while they may. */
  guardedBy(guard: LeaseGuard): ClusterStore {
    return new ClusterStore({
      knex: this.#knex,
      feed: this.#feed,
      clock: this.#clock,
      guard,
    });
  }

  async statuses(): Promise<Map<string, ClusterStatus>> {
    const rows = await this.#knex('fleet_clusters').select();
    return new Map(
      rows.map(row => [
        row.name,
        {
          state: row.state,
          staleSince: row.stale_since ?? undefined,
          message: row.message ?? undefined,
          kubernetesVersion: row.kubernetes_version ?? undefined,
          heardAt: row.heard_at ?? undefined,
        },
      ]),
    );
  }

  async saveStatus(cluster: string, status: ClusterStatus): Promise<void> {
    await this.#change(cluster, async tx => {
      await tx('fleet_clusters')
        .insert({
          name: cluster,
          state: status.state,
          stale_since: status.staleSince ?? null,
          message: status.message ?? null,
          kubernetes_version: status.kubernetesVersion ?? null,
          updated_at: isoTime(this.#clock.now()),
        })
        .onConflict(['name'])
        .merge();
    });
  }

  /** Notes that a cluster answers, which is no change. */
  async saveHeard(cluster: string): Promise<void> {
    await this.#knex.transaction(async tx => {
      await this.#guard?.(tx);
      await tx('fleet_clusters')
        .where({ name: cluster })
        .update({ heard_at: isoTime(this.#clock.now()) });
    });
  }

  /** What is known of the needed APIs, by cluster and key of the API. */
  async apis(): Promise<Map<string, Map<string, ApiStatus>>> {
    const rows = await this.#knex('fleet_apis').select();
    const clusters = new Map<string, Map<string, ApiStatus>>();
    for (const { cluster, resource, served, problem } of rows) {
      const apis = clusters.get(cluster) ?? new Map<string, ApiStatus>();
      const status = { served: !!served, problem: problem ?? undefined };
      clusters.set(cluster, apis.set(resource, status));
    }
    return clusters;
  }

  async saveApis(cluster: string, served: Map<string, boolean>): Promise<void> {
    await this.#change(cluster, async tx => {
      const before = await tx('fleet_apis').where({ cluster });
      const problems = new Map(
        before.map(({ resource, problem }) => [resource, problem]),
      );
      await tx('fleet_apis').where({ cluster }).delete();
      for (const [resource, isServed] of served) {
        // What Berth may not watch it may not watch after it, either.
        const problem = isServed ? problems.get(resource) ?? null : null;
        await tx('fleet_apis').insert({
          ...{ cluster, resource, problem },
          served: isServed,
        });
      }
    });
  }

  /** Notes that the API server refuses Berth an API, or no longer does. */
  async saveProblem(
    cluster: string,
    resource: string,
    problem: string | undefined,
  ): Promise<void> {
    await this.#change(cluster, async tx => {
      await tx('fleet_apis')
        .where({ cluster, resource })
        .update({ problem: problem ?? null });
    });
  }

  /** API groups whose operator is simulated, by cluster. */
  async simulations(): Promise<Map<string, Set<string>>> {
    const rows = await this.#knex('fleet_simulations').select();
    const clusters = new Map<string, Set<string>>();
    for (const { cluster, api_group } of rows) {
      const groups = clusters.get(cluster) ?? new Set<string>();
      clusters.set(cluster, groups.add(api_group));
    }
    return clusters;
  }

  /** The resources of a cluster of which something is stored. */
  async storedResources(cluster: string): Promise<WatchedResource[]> {
    const tables = {
      claims: 'claim',
      fleet_children: 'child',
      claim_events: 'event',
      fleet_definitions: 'origin',
      fleet_core_objects: 'core',
    } as const;
    const resources: WatchedResource[] = [];
    for (const [table, role] of Object.entries(tables)) {
      const rows = await this.#knex(table)
        .where({ cluster })
        .distinct('resource');
      for (const { resource: key } of rows) {
        const [group = '', version = '', plural = ''] = key.split('/');
        resources.push({ key, role, group, version, plural });
      }
    }
    return resources;
  }

  /** Drops what is known of clusters that are no longer configured. */
  async keepOnly(names: string[]): Promise<void> {
    const notes: ChangeNote[] = [];
    await this.#knex.transaction(async tx => {
      const removed = await tx('fleet_clusters')
        .whereNotIn('name', names)
        .select('name');
      for (const { name } of removed) {
        notes.push({ kind: 'cluster', key: name, operation: 'delete' });
        notes.push(...(await coreObjectNotes(tx, name)));
        const claims = await tx('claims').where({ cluster: name }).select('id');
        for (const { id } of claims) {
          notes.push({ kind: 'claim', key: id, operation: 'delete' });
        }
        const tenants = await tx('fleet_namespaces')
          .where({ cluster: name })
          .distinct('tenant');
        await dropCluster(tx, name);
        for (const { tenant } of tenants) {
          const left = await tx('fleet_namespaces').where({ tenant }).first();
          const operation = left ? 'upsert' : 'delete';
          notes.push({ kind: 'tenant', key: tenant, operation });
        }
      }
      await this.#feed.record(tx, notes);
    });
    this.#feed.announce(notes);
  }

  async #change(
    cluster: string,
    write: (tx: Knex.Transaction) => Promise<void>,
  ): Promise<void> {
    const notes: ChangeNote[] = [
      { kind: 'cluster', key: cluster, operation: 'upsert' },
    ];
    await this.#knex.transaction(async tx => {
      await this.#guard?.(tx);
      await write(tx);
      await this.#feed.record(tx, notes);
    });
    this.#feed.announce(notes);
  }
}

/**
 * What a {@link ClusterStore} is made of.
 *
 * @internal
 */
export interface ClusterStoreOptions {
  knex: Knex;
  feed: ChangeFeed;
  clock: Clock;
  guard?: LeaseGuard;
}

async function coreObjectNotes(
  tx: Knex.Transaction,
  cluster: string,
): Promise<ChangeNote[]> {
  const namespaces: Array<{ name: string }> = await tx('fleet_namespaces')
    .where({ cluster })
    .select('name');
  const objects: Array<Pick<CoreObjectRow, 'namespace' | 'kind' | 'name'>> =
    await tx('fleet_core_objects')
      .where({ cluster })
      .whereIn(
        'namespace',
        tx('fleet_namespaces').where({ cluster }).select('name'),
      )
      .select('namespace', 'kind', 'name');
  return [
    ...namespaces.map(({ name }) =>
      coreObjectNote(namespaceRef(cluster, name), 'delete'),
    ),
    ...objects.map(object => coreObjectNote({ cluster, ...object }, 'delete')),
  ];
}

async function dropCluster(tx: Knex.Transaction, name: string): Promise<void> {
  for (const table of [
    'fleet_apis',
    'fleet_simulations',
    'fleet_reflectors',
    'fleet_namespaces',
    'fleet_definitions',
    'fleet_children',
    'fleet_core_objects',
    'claim_secrets',
    'claims',
    'claim_events',
  ]) {
    await tx(table).where({ cluster: name }).delete();
  }
  await tx('fleet_clusters').where({ name }).delete();
}
