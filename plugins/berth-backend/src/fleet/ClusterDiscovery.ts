import type { LoggerService } from '@backstage/backend-plugin-api';
import type { BerthCluster } from '../clusters/types';
import type { FleetConfig } from '../config/BerthConfig';
import { KubernetesError } from '../kubernetes/KubernetesError';
import { resourceKey } from '../kubernetes/resourceKey';
import type { ResolvedResource } from '../kubernetes/ResourceResolver';
import type { ApiResource } from '../kubernetes/types';
import type { LiveOfferings } from '../offerings/LiveOfferings';
import { backoffDelay } from '../time/backoff';
import type { Clock } from '../time/Clock';
import type { ApiStatus, ClusterStore } from './ClusterStore';
import type { WatchedResource } from './types';
import {
  neededApis,
  offeringResources,
  originResources,
} from './watchedResources';

/**
 * A definition is stored a moment before its kind is served, and is gone a
 * moment before its kind is, so that one look is not enough.
 */
const LOOKS_AFTER_CHANGE_MS = [0, 500, 2_000, 6_000];
/** For what comes and goes without a definition: aggregated APIs. */
const LOOK_EVERY_MS = 10 * 60_000;
/** A definition that has changed lately may still be on its way to be served. */
const FRESH_MS = 30_000;

/**
 * A definition that came, changed or went.
 *
 * @internal
 */
export interface DefinitionChange {
  /** `<plural>.<group>`, as definitions are named. */
  name: string;
  isGone: boolean;
}

/**
 * Finds out which of the kinds that offerings need a cluster serves: at the
 * start, and again whenever a definition of one of them changes.
 *
 * @internal
 */
export class ClusterDiscovery {
  readonly #options: ClusterDiscoveryOptions;
  #looksDue: number[] = [0];
  #woken = new AbortController();
  /** Names of the definitions that are known to be there. */
  readonly #definitions = new Set<string>();
  /** When those of them changed that did so lately. */
  readonly #changedAt = new Map<string, number>();
  #patienceMs = LOOK_EVERY_MS;

  private constructor(options: ClusterDiscoveryOptions) {
    this.#options = options;
  }

  static create(options: ClusterDiscoveryOptions): ClusterDiscovery {
    return new ClusterDiscovery(options);
  }

  /** What to watch by what was found before a restart. */
  async known(): Promise<WatchedResource[]> {
    const { store, cluster } = this.#options;
    const apis = (await store.apis()).get(cluster.name) ?? new Map();
    return this.#resources(servedIn(apis));
  }

  /** Notes that definitions have come, changed or gone. */
  onDefinitionsChanged(changes: DefinitionChange[]): void {
    const now = this.#options.clock.now();
    for (const { name, isGone } of changes) {
      if (isGone) {
        this.#definitions.delete(name);
      } else {
        this.#definitions.add(name);
      }
      this.#changedAt.set(name, now);
    }
    const needed = new Set(this.#needed().map(definitionOf));
    if (changes.some(({ name }) => needed.has(name))) {
      this.lookSoon();
    }
  }

  /** Notes that there are just these definitions, whatever was known before. */
  onDefinitionsListed(names: Iterable<string>): void {
    this.#definitions.clear();
    for (const name of names) {
      this.#definitions.add(name);
    }
    this.lookSoon();
  }

  /** Notes that a kind that was served is not found. */
  onMissing(): void {
    // Where it is being looked for anyway, more looks would be in vain.
    if (this.#looksDue.length <= 1) {
      this.lookSoon();
    }
  }

  /** Looks now, and again over the next seconds. */
  lookSoon(): void {
    const now = this.#options.clock.now();
    this.#looksDue = LOOKS_AFTER_CHANGE_MS.map(delay => now + delay);
    this.#patienceMs = LOOKS_AFTER_CHANGE_MS.at(-1)!;
    this.#woken.abort();
  }

  /**
   * Looks until the signal aborts.
   *
   * @param options.follow - called with what to watch, and with the names of the
   * definitions that changed only just now
   * @param options.onUnreachable - called when there was no answer
   */
  async run(
    signal: AbortSignal,
    options: {
      follow: (
        resources: WatchedResource[],
        fresh: ReadonlySet<string>,
      ) => Promise<void>;
      onUnreachable: (error: KubernetesError) => void;
    },
  ): Promise<void> {
    const { clock, config, random, logger } = this.#options;
    let failures = 0;
    while (!signal.aborted) {
      await this.#whenDue(signal);
      // Taken off before the look, so that a change meanwhile brings another.
      this.#looksDue.shift();
      try {
        const found = await this.#look(signal);
        await options.follow(this.#resources(found), this.#fresh());
        this.#scheduleAfter(found);
        failures = 0;
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        failures++;
        this.#looksDue.unshift(clock.now());
        if (error instanceof KubernetesError && error.isNetwork) {
          options.onUnreachable(error);
        } else {
          logger.warn('What the cluster serves cannot be read', {
            error: String(error),
          });
        }
        const attempt = failures;
        const settings = config.backoff;
        await clock.sleep(backoffDelay({ settings, attempt, random }), signal);
      }
    }
  }

  /**
   * A kind whose definition is there is looked for until it is served, less and
   * less often: nothing tells when it is.
   */
  #scheduleAfter(found: Map<string, boolean>): void {
    if (this.#looksDue.length > 0) {
      return;
    }
    this.#patienceMs = this.#awaits(found)
      ? Math.min(this.#patienceMs * 2, LOOK_EVERY_MS)
      : LOOK_EVERY_MS;
    this.#looksDue.push(this.#options.clock.now() + this.#patienceMs);
  }

  #awaits(found: Map<string, boolean>): boolean {
    const { live, cluster } = this.#options;
    const needed = this.#needed();
    const served = new Set(
      needed.filter(api => found.get(resourceKey(api))).map(definitionOf),
    );
    const offered = [...live.defined(cluster.name).values()].flatMap(
      ({ offering }) => offering.primaries.map(definitionOf),
    );
    return [
      ...offered,
      ...needed.map(definitionOf).filter(name => this.#definitions.has(name)),
    ].some(name => !served.has(name));
  }

  #fresh(): Set<string> {
    const since = this.#options.clock.now() - FRESH_MS;
    for (const [name, at] of this.#changedAt) {
      if (at < since) {
        this.#changedAt.delete(name);
      }
    }
    return new Set(this.#changedAt.keys());
  }

  async #whenDue(signal: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    while (!signal.aborted) {
      const wait = this.#looksDue[0] - clock.now();
      if (wait <= 0) {
        return;
      }
      this.#woken = new AbortController();
      await clock.sleep(wait, AbortSignal.any([signal, this.#woken.signal]));
    }
  }

  async #look(signal: AbortSignal): Promise<Map<string, boolean>> {
    const { cluster, store } = this.#options;
    const needed = this.#needed();
    const groups = new Map(
      needed.map(api => [`${api.group}/${api.version}`, api]),
    );
    const served = new Map<string, Set<string>>();
    await Promise.all(
      [...groups].map(async ([key, api]) => {
        const resources = await cluster.client.served(api, { signal });
        served.set(key, new Set(resources.filter(canWatch).map(r => r.plural)));
      }),
    );
    const found = new Map(
      needed.map(api => [
        resourceKey(api),
        served.get(`${api.group}/${api.version}`)?.has(api.plural) ?? false,
      ]),
    );
    const known = (await store.apis()).get(cluster.name);
    if (!known || !isSame(servedIn(known), found)) {
      await store.saveApis(cluster.name, found);
    }
    return found;
  }

  #resources(apis: Map<string, boolean>): WatchedResource[] {
    const { live, cluster } = this.#options;
    const isServed = (api: ApiResource) => apis.get(resourceKey(api)) ?? false;
    const defined = live.defined(cluster.name);
    return [
      ...originResources(live.source?.origins ?? [], isServed),
      ...offeringResources(
        live.of(cluster.name),
        isServed,
        id => defined.get(id)?.fingerprint,
      ),
    ];
  }

  #needed(): ApiResource[] {
    const { live, cluster } = this.#options;
    return neededApis(live.of(cluster.name), live.source?.origins);
  }
}

/**
 * What a {@link ClusterDiscovery} is made of.
 *
 * @internal
 */
export interface ClusterDiscoveryOptions {
  cluster: BerthCluster;
  live: LiveOfferings;
  store: ClusterStore;
  config: FleetConfig;
  clock: Clock;
  random: () => number;
  logger: LoggerService;
}

/**
 * The name of the definition of an API, if it has one.
 *
 * @internal
 */
export function definitionOf({
  plural,
  group,
}: Pick<ApiResource, 'plural' | 'group'>): string {
  return `${plural}.${group}`;
}

function canWatch({ verbs }: ResolvedResource): boolean {
  return verbs.includes('list') && verbs.includes('watch');
}

function servedIn(apis: Map<string, ApiStatus>): Map<string, boolean> {
  return new Map([...apis].map(([key, { served }]) => [key, served]));
}

function isSame(
  before: Map<string, boolean>,
  after: Map<string, boolean>,
): boolean {
  return (
    before.size === after.size &&
    [...after].every(([key, served]) => before.get(key) === served)
  );
}
