import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { ChangeFeed } from '../changes/ChangeFeed';
import type { ClusterDirectory } from '../clusters/ClusterDirectory';
import type { BerthCluster } from '../clusters/types';
import type { FleetConfig } from '../config/BerthConfig';
import type { ClusterLeases, LeaseGuard } from '../leases/types';
import type { BerthMetrics } from '../metrics/BerthMetrics';
import type { ClusterMetrics } from '../metrics/ClusterMetrics';
import type { LiveOfferings } from '../offerings/LiveOfferings';
import { backoffDelay } from '../time/backoff';
import type { Clock } from '../time/Clock';
import { bothProjections } from './bothProjections';
import { ChildProjection } from './ChildProjection';
import { ClaimProjection } from './ClaimProjection';
import { ClusterDiscovery, type DefinitionChange } from './ClusterDiscovery';
import { ClusterFleet } from './ClusterFleet';
import { ClusterHealth } from './ClusterHealth';
import type { ClusterStore } from './ClusterStore';
import { CoreProjection } from './CoreProjection';
import { DefinitionProjection } from './DefinitionProjection';
import { DefinitionReader } from './DefinitionReader';
import { EventProjection } from './EventProjection';
import { projectionFingerprint } from './fingerprint';
import { NamespaceProjection } from './NamespaceProjection';
import { ProjectionWriter, type WriterItem } from './ProjectionWriter';
import { ReflectorStore } from './ReflectorStore';
import { SecretSight } from './SecretSight';
import { SimulationProjection } from './SimulationProjection';
import { nameIn } from './types';
import { untilReady } from './untilReady';

/**
 * The read flow: follows every cluster and keeps the projection equal to what
 * they say. Each cluster is followed on its own; one that is away delays none.
 *
 * @internal
 */
export class Fleet {
  readonly #options: FleetOptions;

  private constructor(options: FleetOptions) {
    this.#options = options;
  }

  static create(options: FleetOptions): Fleet {
    return new Fleet(options);
  }

  /**
   * Follows until the signal aborts; resolves when all of it has stopped.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { clusters, leases, logger } = this.#options;
    await this.#persist(signal, logger, () => this.#prepare());
    const names = clusters.list().map(({ name }) => name);
    await Promise.all([
      leases.run(names, signal),
      ...clusters
        .list()
        .map(cluster =>
          leases.hold(cluster.name, signal, lease =>
            this.#measured(cluster.name, metrics =>
              this.#persist(lease.signal, logger, scope =>
                this.#follow(cluster, { guard: lease.guard, metrics }, scope),
              ),
            ),
          ),
        ),
    ]);
  }

  /** Reports of a cluster for as long as it is followed here. */
  async #measured(
    cluster: string,
    work: (metrics: ClusterMetrics) => Promise<void>,
  ): Promise<void> {
    const metrics = this.#options.metrics.follow(cluster);
    try {
      await work(metrics);
    } finally {
      this.#options.metrics.leave(cluster, metrics);
    }
  }

  async #prepare(): Promise<void> {
    const { clusters, store, knex, config } = this.#options;
    await store.keepOnly(clusters.list().map(({ name }) => name));
    if (config.rebuild) {
      await ReflectorStore.create({ knex, fingerprint: '' }).reset();
    }
  }

  /** Begins anew, after a while, what ends in an error. */
  async #persist(
    signal: AbortSignal,
    logger: LoggerService,
    work: (scope: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const { clock, config, random } = this.#options;
    const settings = config.backoff;
    for (let attempt = 1; !signal.aborted; attempt++) {
      const scope = new AbortController();
      try {
        await work(AbortSignal.any([signal, scope.signal]));
        return;
      } catch (error) {
        logger.error('Following the clusters failed', error as Error);
      }
      scope.abort();
      await clock.sleep(backoffDelay({ settings, attempt, random }), signal);
    }
  }

  async #follow(
    cluster: BerthCluster,
    { guard, metrics }: { guard: LeaseGuard; metrics: ClusterMetrics },
    signal: AbortSignal,
  ): Promise<void> {
    const { live, knex, clock, onConnected } = this.#options;
    const { name, title, settings } = cluster;
    const logger = this.#options.logger.child({ cluster: name });
    const store = this.#options.store.guardedBy(guard);
    const shared = {
      ...this.#options,
      ...{ cluster, logger, store, guard, metrics },
    };
    // As another backend left it.
    await live.refresh(name);
    const discovery = ClusterDiscovery.create(shared);
    const health = ClusterHealth.create({
      cluster: name,
      title,
      store,
      clock,
      logger,
      onConnected: async () => {
        if (await untilReady({ client: cluster.client, clock, signal })) {
          onConnected(name);
        }
      },
      onMissing: () => discovery.onMissing(),
    });
    const reflectors = ReflectorStore.create({
      knex,
      fingerprint: projectionFingerprint({
        ...settings,
        offerings: live.fixed(),
        origins: live.source?.origins.map(({ key }) => key),
      }),
    });
    const projections = this.#projections(cluster, logger);
    const definitions = DefinitionReader.create({
      ...shared,
      onChanged: () => discovery.lookSoon(),
    });
    const writer = ProjectionWriter.create({
      ...shared,
      cluster: name,
      reflectors,
      backoff: this.#options.config.backoff,
      projections,
      onCommit: items => {
        noteDefinitions(discovery, items);
        if (items.some(hasDefinitions)) {
          definitions.lookSoon();
        }
      },
    });
    health.start((await store.statuses()).get(name));
    const secrets = SecretSight.create({
      ...shared,
      offerings: live.fixed(),
      writer,
      claims: projections.claim,
    });
    await Promise.all([
      secrets.run(signal),
      definitions.run(signal, writer),
      ClusterFleet.create({
        ...shared,
        writer,
        reflectors,
        discovery,
        health,
      }).run(signal),
    ]);
  }

  #projections({ name, settings }: BerthCluster, logger: LoggerService) {
    const { live, clock } = this.#options;
    const { tenantLabel } = settings;
    const shared = {
      cluster: name,
      offerings: () => live.of(name),
      tenantLabel,
      clock,
      logger,
    };
    const definitions = DefinitionProjection.create({
      cluster: name,
      origins: live.source?.origins ?? [],
    });
    const claims = ClaimProjection.create(shared);
    return {
      namespace: NamespaceProjection.create(shared),
      crd: bothProjections(SimulationProjection.create(shared), definitions),
      origin: definitions,
      claim: claims,
      child: ChildProjection.create({ ...shared, claims }),
      core: CoreProjection.create(shared),
      event: EventProjection.create(shared),
    };
  }
}

/**
 * What a {@link Fleet} is made of.
 *
 * @internal
 */
export interface FleetOptions {
  clusters: ClusterDirectory;
  live: LiveOfferings;
  leases: ClusterLeases;
  metrics: BerthMetrics;
  store: ClusterStore;
  feed: ChangeFeed;
  knex: Knex;
  config: FleetConfig;
  clock: Clock;
  random: () => number;
  logger: LoggerService;
  /** A cluster answers, after it did not or had not yet. */
  onConnected: (cluster: string) => void;
}

/** Something that may be marked as an offering, or the end of such. */
function hasDefinitions(item: WriterItem): boolean {
  return (
    item.type !== 'task' &&
    item.type !== 'progress' &&
    (item.resource.role === 'crd' || item.resource.role === 'origin')
  );
}

function noteDefinitions(
  discovery: ClusterDiscovery,
  items: WriterItem[],
): void {
  const changes: DefinitionChange[] = [];
  for (const item of items) {
    if (item.type === 'task' || item.resource.role !== 'crd') {
      continue;
    }
    if (item.type === 'listed') {
      discovery.onDefinitionsListed([...item.seen].map(nameIn));
    } else if (isChange(item) && item.resourceVersion) {
      const { name } = item.object.metadata;
      changes.push({ name, isGone: item.type === 'delete' });
    }
  }
  discovery.onDefinitionsChanged(changes);
}

function isChange(
  item: WriterItem,
): item is Extract<WriterItem, { type: 'upsert' | 'delete' }> {
  return item.type === 'upsert' || item.type === 'delete';
}
