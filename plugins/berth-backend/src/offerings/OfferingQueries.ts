import {
  berthError,
  type OfferingAvailability,
  type OfferingDescription,
} from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  Offering,
  OfferingRegistry,
} from '@berth/backstage-plugin-berth-node';
import type { ClusterDirectory } from '../clusters/ClusterDirectory';
import type { Caller } from '../identity/Caller';
import type { ApiStatus, ClusterStore } from '../fleet/ClusterStore';
import { resourceKey } from '../kubernetes/resourceKey';
import { availabilityOf } from './availabilityOf';

/** Who asks what can be had. */
type Reader = Pick<Caller, 'isPlatform'>;

/**
 * What the API answers of offerings, and where they can be had.
 *
 * @internal
 */
export class OfferingQueries {
  readonly #registry: OfferingRegistry;
  readonly #clusters: ClusterDirectory;
  readonly #store: ClusterStore;

  private constructor(options: OfferingQueriesOptions) {
    this.#registry = options.registry;
    this.#clusters = options.clusters;
    this.#store = options.store;
  }

  static create(options: OfferingQueriesOptions): OfferingQueries {
    return new OfferingQueries(options);
  }

  /** All offerings, by id, as somebody may ask for them. */
  async list(reader: Reader): Promise<OfferingDescription[]> {
    const facts = await this.#facts();
    return this.#registry
      .list()
      .map(offering => this.#describe(offering, facts, reader));
  }

  /** @throws NotFoundError with code `offering-not-found` */
  async describe(id: string, reader: Reader): Promise<OfferingDescription> {
    const offering = this.get(id);
    return this.#describe(offering, await this.#facts(), reader);
  }

  /** @throws NotFoundError with code `offering-not-found` */
  get(id: string): Offering {
    const offering = this.#registry.get(id);
    if (!offering) {
      throw berthError('offering-not-found', {
        message: `There is no offering '${id}'`,
      });
    }
    return offering;
  }

  /**
   * @throws ConflictError with code `offering-unavailable` where the cluster is
   * known to lack something. A cluster of which nothing is known yet passes:
   * it has the last word when it is asked.
   */
  async assertAvailable(offering: Offering, cluster: string): Promise<void> {
    const availability = this.#availability(offering, await this.#facts());
    const here = availability.find(entry => entry.cluster === cluster);
    const apis = (await this.#store.apis()).get(cluster);
    if (apis && here?.reason) {
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
    offering: Offering,
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
      kind: { group, version, kind, plural },
      holdsData: offering.holdsData,
      plans: offering.plans,
      inputSchema: offering.inputSchema,
      advanced: offering.advanced,
      actions: offering.actions,
      availability: this.#availability(offering, facts),
      template: offering.template,
    };
  }

  #availability(
    offering: Offering,
    { apis, simulations }: AvailabilityFacts,
  ): OfferingAvailability[] {
    return this.#clusters.list().map(({ name, title }) =>
      availabilityOf({
        offering,
        cluster: { name, title },
        apis: apis.get(name),
        simulated: simulations.get(name) ?? new Set(),
      }),
    );
  }
}

/**
 * What {@link OfferingQueries} are made of.
 *
 * @internal
 */
export interface OfferingQueriesOptions {
  registry: OfferingRegistry;
  clusters: ClusterDirectory;
  store: ClusterStore;
}

interface AvailabilityFacts {
  apis: Map<string, Map<string, ApiStatus>>;
  simulations: Map<string, Set<string>>;
}
