import {
  berthError,
  type Engine,
  type OfferingAvailability,
  type OfferingDescription,
} from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  Offering,
} from '@berth/backstage-plugin-berth-node';
import type { ClusterDirectory } from '../clusters/ClusterDirectory';
import type { Caller } from '../identity/Caller';
import type { ApiStatus, ClusterStore } from '../fleet/ClusterStore';
import { resourceKey } from '../kubernetes/resourceKey';
import { availabilityOf, notOffered } from './availabilityOf';
import { enginesOf } from './enginesOf';
import type { LiveOfferings } from './LiveOfferings';

/** Who asks what can be had. */
type Reader = Pick<Caller, 'isPlatform'>;

/**
 * What the API answers of offerings, and where they can be had.
 *
 * @internal
 */
export class OfferingQueries {
  readonly #live: LiveOfferings;
  readonly #clusters: ClusterDirectory;
  readonly #store: ClusterStore;
  readonly #engines: Record<string, string[]>;

  private constructor(options: OfferingQueriesOptions) {
    this.#live = options.live;
    this.#clusters = options.clusters;
    this.#store = options.store;
    this.#engines = options.engines;
  }

  static create(options: OfferingQueriesOptions): OfferingQueries {
    return new OfferingQueries(options);
  }

  /** All offerings, by id, as somebody may ask for them. */
  async list(reader: Reader): Promise<OfferingDescription[]> {
    const facts = await this.#facts();
    return this.#live.list().map(entry => this.#describe(entry, facts, reader));
  }

  /** @throws NotFoundError with code `offering-not-found` */
  async describe(id: string, reader: Reader): Promise<OfferingDescription> {
    const { id: known } = this.get(id);
    const entry = this.#live
      .list()
      .find(({ offering }) => offering.id === known);
    return this.#describe(entry!, await this.#facts(), reader);
  }

  /** The engines that offerings give, by id. */
  engines(): Engine[] {
    return enginesOf(this.#live.fixed(), this.#engines);
  }

  /**
   * The offering that serves an engine on a cluster: the first one of the
   * platform team's order that can be had there.
   *
   * @throws NotFoundError with code `offering-not-found` where no offering
   * gives the engine, ConflictError with code `offering-unavailable` where none
   * that does can be had on the cluster
   */
  async choose(engine: string, cluster: string): Promise<Offering> {
    const found = this.engines().find(({ id }) => id === engine);
    if (!found || found.offerings.length === 0) {
      throw berthError('offering-not-found', {
        message: `There is no offering for '${engine}'`,
      });
    }
    const facts = await this.#facts();
    const reasons: string[] = [];
    for (const offering of found.offerings.map(id => this.get(id))) {
      const here = this.#availability({ offering }, facts).find(
        entry => entry.cluster === cluster,
      );
      if (here?.available) {
        return offering;
      }
      reasons.push(here?.reason ?? `${offering.title} is not there`);
    }
    throw berthError('offering-unavailable', {
      message: `No offering for '${engine}' can be had there: ${[
        ...new Set(reasons),
      ].join('; ')}`,
    });
  }

  /**
   * The offering of that id, as it is on a cluster where one is named.
   *
   * @throws NotFoundError with code `offering-not-found`; ConflictError with
   * code `offering-unavailable` where only other clusters define it
   */
  get(id: string, cluster?: string): Offering {
    const offering = this.#live.get(id);
    if (!offering) {
      throw berthError('offering-not-found', {
        message: `There is no offering '${id}'`,
      });
    }
    const here = cluster ? this.#live.get(id, cluster) : offering;
    if (!here) {
      const title = this.#clusters.find(cluster!)?.title ?? cluster!;
      throw berthError('offering-unavailable', {
        message: notOffered(offering, title),
      });
    }
    return here;
  }

  /**
   * @throws ConflictError with code `offering-unavailable` where the cluster is
   * known to lack something. A cluster of which nothing is known yet passes:
   * it has the last word when it is asked.
   */
  async assertAvailable(offering: Offering, cluster: string): Promise<void> {
    const { title } = this.#clusters.get(cluster);
    const { apis, simulations } = await this.#facts();
    const here = availabilityOf({
      offering,
      cluster: { name: cluster, title },
      apis: apis.get(cluster),
      simulated: simulations.get(cluster) ?? new Set(),
    });
    if (apis.has(cluster) && here.reason) {
      throw berthError('offering-unavailable', { message: here.reason });
    }
  }

  /**
   * Whether a cluster serves an API, for offerings that choose their form by
   * it; undefined while nothing is known of the cluster.
   */
  async serves(cluster: string): Promise<ManifestContext['serves']> {
    const apis = (await this.#store.apis()).get(cluster);
    return apis && (api => apis.get(resourceKey(api))?.served ?? false);
  }

  async #facts(): Promise<AvailabilityFacts> {
    const [apis, simulations] = await Promise.all([
      this.#store.apis(),
      this.#store.simulations(),
    ]);
    return { apis, simulations };
  }

  #describe(
    { offering, definedOn }: ListedOffering,
    facts: AvailabilityFacts,
    reader: Reader,
  ): OfferingDescription {
    const { group, version, kind, plural } = offering.primary;
    return {
      id: offering.id,
      title: offering.title,
      description: offering.description,
      category: offering.category,
      docs: offering.docs,
      notice: offering.notice,
      engine: offering.engine,
      reservedFor: offering.reservedFor,
      mayRequest: offering.reservedFor !== 'platform' || reader.isPlatform,
      featured: offering.featured,
      clusterScoped: offering.clusterScoped,
      kind: { group, version, kind, plural },
      holdsData: offering.holdsData,
      plans: offering.plans,
      inputSchema: offering.inputSchema,
      advanced: offering.advanced,
      actions: offering.actions,
      availability: this.#availability({ offering, definedOn }, facts),
      template: offering.template,
    };
  }

  #availability(
    { offering, definedOn }: ListedOffering,
    { apis, simulations }: AvailabilityFacts,
  ): OfferingAvailability[] {
    return this.#clusters.list().map(({ name, title }) => {
      const here = definedOn ? definedOn.get(name) : offering;
      return {
        ...availabilityOf({
          offering: here ?? offering,
          cluster: { name, title },
          apis: apis.get(name),
          simulated: simulations.get(name) ?? new Set(),
        }),
        ...(!here && {
          available: false,
          reason: notOffered(offering, title),
        }),
        ...(here && ownForm(here, offering)),
      };
    });
  }
}

/**
 * What {@link OfferingQueries} are made of.
 *
 * @internal
 */
export interface OfferingQueriesOptions {
  live: LiveOfferings;
  clusters: ClusterDirectory;
  store: ClusterStore;
  /** Ids of offerings by engine, as the platform team prefers them. */
  engines: Record<string, string[]>;
}

type ListedOffering = ReturnType<LiveOfferings['list']>[number];

/** The form of a cluster's own definition, where it is another. */
function ownForm(here: Offering, listed: Offering) {
  const { inputSchema, advanced } = here;
  return here !== listed &&
    JSON.stringify(inputSchema) !== JSON.stringify(listed.inputSchema)
    ? { inputSchema, advanced }
    : {};
}

interface AvailabilityFacts {
  apis: Map<string, Map<string, ApiStatus>>;
  simulations: Map<string, Set<string>>;
}
