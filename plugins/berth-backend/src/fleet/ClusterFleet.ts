import type { LoggerService } from '@backstage/backend-plugin-api';
import type { BerthCluster } from '../clusters/types';
import type { FleetConfig } from '../config/BerthConfig';
import { KubernetesError } from '../kubernetes/KubernetesError';
import type { ClusterMetrics } from '../metrics/ClusterMetrics';
import type { Clock } from '../time/Clock';
import { definitionOf, type ClusterDiscovery } from './ClusterDiscovery';
import type { ClusterHealth } from './ClusterHealth';
import type { ClusterStore } from './ClusterStore';
import { coreResources } from './coreKinds';
import type { ProjectionWriter } from './ProjectionWriter';
import { Reflector } from './Reflector';
import type { ReflectorStore } from './ReflectorStore';
import type { WatchedResource } from './types';
import { commonResources } from './watchedResources';

/**
 * Follows one cluster: a reflector for everything that is watched there, more
 * or fewer of them as kinds come and go, and one writer behind them all.
 *
 * @internal
 */
export class ClusterFleet {
  readonly #options: ClusterFleetOptions;
  readonly #running = new Map<
    string,
    {
      resource: WatchedResource;
      reflector: Reflector;
      stop: () => Promise<void>;
    }
  >();
  /** Of what has vanished nothing is left from which one could go on. */
  readonly #vanished = new Set<string>();
  #hasForgotten = false;
  readonly #core: WatchedResource[];

  private constructor(options: ClusterFleetOptions) {
    this.#options = options;
    this.#core = coreResources(options.config.coreKinds);
  }

  static create(options: ClusterFleetOptions): ClusterFleet {
    return new ClusterFleet(options);
  }

  /** Follows until the signal aborts; resolves when all of it has stopped. */
  async run(signal: AbortSignal): Promise<void> {
    const { writer, discovery, health } = this.#options;
    const writing = writer.run(signal);
    await this.#follow(await discovery.known(), signal);
    await Promise.all([
      writing,
      this.#probe(signal),
      discovery.run(signal, {
        follow: async (resources, fresh) => {
          await this.#follow(resources, signal);
          this.#expectSoon(fresh);
          await this.#forgetLeftovers(signal);
        },
        onUnreachable: error => health.onUnreachable(error),
      }),
    ]);
    await Promise.all([...this.#running.values()].map(({ stop }) => stop()));
    await health.settled();
  }

  /** Starts and stops reflectors so that just these resources are followed. */
  async #follow(
    offered: WatchedResource[],
    signal: AbortSignal,
  ): Promise<void> {
    if (signal.aborted) {
      return;
    }
    const wanted = new Map(
      [...commonResources, ...this.#core, ...offered].map(resource => [
        resource.key,
        resource,
      ]),
    );
    for (const [key, { resource, stop }] of this.#running) {
      const still = wanted.get(key);
      if (still && still.definition !== resource.definition) {
        // Its objects are judged in another way now, and are all read anew.
        await stop();
        this.#vanished.add(key);
      }
      if (!still) {
        await stop();
        this.#vanished.add(key);
        this.#options.logger.info('No longer watching', { resource: key });
        await this.#options.writer.push({ type: 'vanished', resource }, signal);
      }
    }
    for (const [key, resource] of wanted) {
      if (!this.#running.has(key)) {
        await this.#start(resource, signal);
      }
    }
  }

  /** What is refused or not found of kinds that have just come is tried again. */
  #expectSoon(fresh: ReadonlySet<string>): void {
    for (const { resource, reflector } of this.#running.values()) {
      if (fresh.has(definitionOf(resource.about ?? resource))) {
        reflector.expectSoon();
      }
    }
  }

  async #start(resource: WatchedResource, signal: AbortSignal): Promise<void> {
    const { cluster, reflectors, logger } = this.#options;
    const from = this.#vanished.delete(resource.key)
      ? undefined
      : await reflectors.load(cluster.name, resource.key, resource.definition);
    const controller = new AbortController();
    const abort = () => controller.abort();
    signal.addEventListener('abort', abort, { once: true });
    const reflector = Reflector.create({
      ...this.#options,
      resource,
      client: cluster.client,
      logger: logger.child({ resource: resource.key }),
    });
    const running = reflector.run(controller.signal, from);
    this.#running.set(resource.key, {
      resource,
      reflector,
      stop: async () => {
        signal.removeEventListener('abort', abort);
        this.#running.delete(resource.key);
        controller.abort();
        await running;
      },
    });
  }

  /** Drops what is stored of kinds that went while Berth was not running. */
  async #forgetLeftovers(signal: AbortSignal): Promise<void> {
    const { store, cluster, writer } = this.#options;
    if (this.#hasForgotten) {
      return;
    }
    for (const resource of await store.storedResources(cluster.name)) {
      if (!this.#running.has(resource.key)) {
        await writer.push({ type: 'vanished', resource }, signal);
      }
    }
    this.#hasForgotten = true;
  }

  /**
   * Asks now and then whether the cluster is there: an idle watch would notice
   * only after a while that it is not, and one that is half open would still
   * be silent when the cluster is back.
   */
  async #probe(signal: AbortSignal): Promise<void> {
    const { cluster, clock, config, health } = this.#options;
    let version: string | undefined;
    while (!signal.aborted) {
      try {
        await cluster.client.ready({ signal });
        if (version === undefined || !health.isConnected) {
          version = await cluster.client.version({ signal });
        }
        health.onVersion(version);
      } catch (error) {
        if (!signal.aborted && isUnreachable(error)) {
          health.onUnreachable(error);
          this.#running.forEach(({ reflector }) => reflector.reconnect());
        }
      }
      // A cluster that is away is tried by its reflectors, too.
      await clock.sleep(config.probeIntervalMs, signal);
    }
  }
}

/**
 * What a {@link ClusterFleet} is made of.
 *
 * @internal
 */
export interface ClusterFleetOptions {
  cluster: BerthCluster;
  config: FleetConfig;
  writer: ProjectionWriter;
  reflectors: ReflectorStore;
  discovery: ClusterDiscovery;
  health: ClusterHealth;
  metrics?: ClusterMetrics;
  store: ClusterStore;
  clock: Clock;
  random: () => number;
  logger: LoggerService;
}

function isUnreachable(error: unknown): error is KubernetesError {
  return error instanceof KubernetesError && error.isNetwork;
}
