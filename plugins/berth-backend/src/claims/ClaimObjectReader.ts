import {
  berthError,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import type { BerthCluster } from '../clusters/types';
import { KubernetesError } from '../kubernetes/KubernetesError';
import {
  joinApiVersion,
  resourceKey,
  splitApiVersion,
} from '../kubernetes/resourceKey';
import type { KubernetesIdentity, LiveObject } from '../kubernetes/types';
import type { OfferingQueries } from '../offerings/OfferingQueries';
import { requestObjects } from '../requests/requestObjects';
import type { RequestStore } from '../requests/RequestStore';
import { belongsTo } from './belongsTo';
import type { ClaimRow } from './ClaimRow';
import { primaryKind } from './primaryKind';

type Kind = Pick<KubernetesObject, 'apiVersion' | 'kind'>;

/**
 * The objects of a claim as its cluster has them now.
 *
 * @internal
 */
export interface LiveClaim {
  primary: LiveObject;
  /** Objects of the offering's child kinds. */
  children: LiveObject[];
  /** What else was applied for the claim. */
  others: LiveObject[];
}

/**
 * Reads a claim's objects from its cluster as a user. Secrets are not read.
 *
 * @internal
 */
export class ClaimObjectReader {
  readonly #requests: RequestStore;
  readonly #offerings: OfferingQueries;

  private constructor(options: ClaimObjectReaderOptions) {
    this.#requests = options.requests;
    this.#offerings = options.offerings;
  }

  static create(options: ClaimObjectReaderOptions): ClaimObjectReader {
    return new ClaimObjectReader(options);
  }

  /**
   * Kinds that the user may not list are left out; the primary object is not.
   *
   * @throws KubernetesError for what the cluster refuses; NotFoundError with
   * code `claim-not-found` when the primary object is gone
   */
  async read(options: {
    cluster: BerthCluster;
    offering: Offering;
    claim: ClaimRow;
    as: KubernetesIdentity;
  }): Promise<LiveClaim> {
    const { cluster, offering, claim, as } = options;
    const { namespace, name } = claim;
    const target = { namespace, name };
    const resource = primaryKind(offering, claim);
    const primary = await cluster.client.find(resource, target, { as });
    if (!primary) {
      throw berthError('claim-not-found', {
        message: `Cluster ${cluster.title} no longer has ${
          resource.kind
        } '${name}'${namespace && ` in namespace ${namespace}`}`,
      });
    }
    const childKinds = offering.children.map(kindOf).filter(isReadable);
    const read = async (kinds: Kind[]) => {
      const lists = await Promise.all(
        kinds.map(kind => this.#list(options, kind, primary)),
      );
      return lists.flat();
    };
    const known = new Set([kindOf(resource), ...childKinds].map(keyOf));
    const applied = await this.#appliedKinds(offering, claim);
    return {
      primary,
      children: await read(childKinds),
      others: await read(applied.filter(kind => !known.has(keyOf(kind)))),
    };
  }

  async #list(
    options: {
      cluster: BerthCluster;
      offering: Offering;
      claim: ClaimRow;
      as: KubernetesIdentity;
    },
    kind: Kind,
    primary: LiveObject,
  ): Promise<LiveObject[]> {
    const { cluster, claim, as } = options;
    const { namespace } = claim;
    try {
      const resource = await cluster.client.resolve(kind);
      const objects: LiveObject[] = [];
      const place = resource.namespaced ? { namespace } : {};
      const pages = cluster.client.list(resource, { ...place, as });
      for await (const page of pages) {
        objects.push(
          ...page.items.filter(item =>
            belongsTo(item, { primary, claim, offering: options.offering }),
          ),
        );
      }
      return objects;
    } catch (error) {
      const skipped =
        error instanceof KubernetesError &&
        (error.status === 403 || error.isNotFound);
      if (skipped) {
        return [];
      }
      throw error;
    }
  }

  async #appliedKinds(offering: Offering, claim: ClaimRow): Promise<Kind[]> {
    const request = claim.request
      ? await this.#requests.find(claim.request)
      : undefined;
    // An annotation can be written by anybody; the request has to be this
    // claim's own.
    if (request?.claim_id !== claim.id) {
      return [];
    }
    const serves = await this.#offerings.serves(claim.cluster);
    const kinds = requestObjects(offering, request, serves).filter(isReadable);
    return [...new Map(kinds.map(kind => [keyOf(kind), kind])).values()];
  }
}

/**
 * What a {@link ClaimObjectReader} is made of.
 *
 * @internal
 */
export interface ClaimObjectReaderOptions {
  requests: RequestStore;
  offerings: OfferingQueries;
}

function kindOf(resource: {
  group: string;
  version: string;
  kind: string;
}): Kind {
  return { apiVersion: joinApiVersion(resource), kind: resource.kind };
}

function keyOf({ apiVersion, kind }: Kind): string {
  return resourceKey({ ...splitApiVersion(apiVersion), plural: kind });
}

function isReadable({ apiVersion, kind }: Kind): boolean {
  return !(apiVersion === 'v1' && kind === 'Secret');
}
