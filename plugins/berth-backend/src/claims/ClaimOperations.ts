import {
  berthError,
  type Claim,
  type KubernetesObject,
  type RevealedConnection,
} from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import type { ClusterDirectory } from '../clusters/ClusterDirectory';
import type { BerthCluster } from '../clusters/types';
import { projectClaim } from '../fleet/projectClaim';
import type { Caller } from '../identity/Caller';
import { kubernetesIdentity } from '../identity/kubernetesIdentity';
import { KubernetesError } from '../kubernetes/KubernetesError';
import { mapKubernetesError } from '../kubernetes/mapKubernetesError';
import type { KubernetesIdentity, LiveObject } from '../kubernetes/types';
import type { OfferingQueries } from '../offerings/OfferingQueries';
import type { Clock } from '../time/Clock';
import { applyChange, ignoreNotFound } from './applyChange';
import type { ClaimObjectReader, LiveClaim } from './ClaimObjectReader';
import type { ClaimQueries } from './ClaimQueries';
import type { ClaimRow } from './ClaimRow';
import { readSecretValues } from './readSecretValues';

const SECRETS = { group: '', version: 'v1', plural: 'secrets' };

interface Target {
  claim: ClaimRow;
  cluster: BerthCluster;
  offering: Offering;
  as: KubernetesIdentity;
}

/**
 * What people do with a claim. Everything here asks its cluster, as the user
 * who calls; what the cluster refuses is refused in its own words.
 *
 * @internal
 */
export class ClaimOperations {
  readonly #options: ClaimOperationsOptions;

  private constructor(options: ClaimOperationsOptions) {
    this.#options = options;
  }

  static create(options: ClaimOperationsOptions): ClaimOperations {
    return new ClaimOperations(options);
  }

  /** The claim's objects as they are now, the primary one first. */
  async objects(id: string, caller: Caller): Promise<KubernetesObject[]> {
    return this.#asUser(id, caller, async target => {
      const live = await this.#options.reader.read(target);
      return [live.primary, ...live.others, ...live.children].map(object => {
        const { managedFields, ...metadata } = object.metadata;
        return { ...object, metadata };
      });
    });
  }

  /**
   * The values of the claim's connection Secret. They are nowhere kept.
   *
   * @throws ConflictError with code `connection-unavailable` while there are
   * none
   */
  async reveal(id: string, caller: Caller): Promise<RevealedConnection> {
    return this.#asUser(id, caller, async ({ claim, cluster, as }) => {
      const { connection } = await this.#options.queries.present(claim);
      const secret = connection?.secret;
      const object = secret
        ? await cluster.client.find(SECRETS, secret, { as })
        : undefined;
      if (!secret || !object) {
        throw berthError('connection-unavailable', {
          message: `'${claim.name}' has no credentials${
            claim.phase === 'Ready' ? '' : ' yet'
          }`,
        });
      }
      return { values: readSecretValues(object, secret.keys) };
    });
  }

  /**
   * Runs a day-2 action.
   *
   * @returns the claim as the cluster's answer shows it
   */
  async act(options: {
    id: string;
    action: string;
    input: unknown;
    caller: Caller;
  }): Promise<Claim> {
    const { id, action, input, caller } = options;
    return this.#asUser(id, caller, async target => {
      const { offering, cluster, claim } = target;
      const live = await this.#options.reader.read(target);
      const now = new Date(this.#options.clock.now());
      const changes = offering.planAction(action, input, live, { now });
      let { primary } = live;
      for (const change of changes) {
        const changed = await applyChange({ ...target, change, caller });
        if (changed?.metadata.uid === primary.metadata.uid) {
          primary = changed;
        }
      }
      const row = projectClaim({
        cluster: cluster.name,
        offering,
        primary,
        children: live.children,
        tenant: claim.tenant ?? undefined,
        previous: claim,
        now: now.getTime(),
      });
      return this.#options.queries.present(row);
    });
  }

  /**
   * Asks the cluster to delete the claim's objects.
   *
   * @throws InputError with code `confirmation-required` when it holds data
   * and its name was not repeated
   */
  async delete(options: {
    id: string;
    confirm: string | undefined;
    caller: Caller;
  }): Promise<Claim> {
    const { id, confirm, caller } = options;
    return this.#asUser(id, caller, async target => {
      const { claim, offering } = target;
      if (offering.holdsData && confirm !== claim.name) {
        throw berthError('confirmation-required', {
          message: `Deleting '${claim.name}' deletes its data; repeat its name to confirm`,
          fields: [{ field: 'confirm', message: `Type ${claim.name}` }],
        });
      }
      await this.#deleteObjects(
        target,
        await this.#options.reader.read(target),
      );
      const shown = await this.#options.queries.present(claim);
      return {
        ...shown,
        phase: 'Deleting',
        reason: 'Deleting',
        message: 'Being deleted.',
      };
    });
  }

  async #deleteObjects(target: Target, live: LiveClaim): Promise<void> {
    const { cluster, offering, as } = target;
    const { primary, others, children } = live;
    const uid = primary.metadata.uid;
    const remove = (object: LiveObject, dryRun: boolean) =>
      cluster.client.delete(offering.primary, object.metadata, {
        as,
        uid,
        // The claim is there, as Deleting, until what it owns is gone.
        propagation: 'Foreground',
        dryRun,
      });
    // What the primary object owns goes with it.
    const loose = [...others, ...children].filter(
      ({ metadata }) =>
        !metadata.ownerReferences?.some(owner => owner.uid === uid),
    );
    if (loose.length > 0) {
      await remove(primary, true);
    }
    for (const object of loose.reverse()) {
      const resource = await cluster.client.resolve(object);
      await cluster.client
        .delete(resource, object.metadata, {
          as,
          uid: object.metadata.uid,
          propagation: 'Background',
        })
        .catch(ignoreNotFound);
    }
    await remove(primary, false).catch(ignoreNotFound);
  }

  async #asUser<T>(
    id: string,
    caller: Caller,
    work: (target: Target) => Promise<T>,
  ): Promise<T> {
    const { queries, clusters, offerings } = this.#options;
    const claim = await queries.row(id);
    const cluster = clusters.get(claim.cluster);
    const config = cluster.settings.identity;
    const as = kubernetesIdentity({ ...caller, config });
    const offering = offerings.get(claim.offering);
    try {
      return await work({ claim, cluster, offering, as });
    } catch (error) {
      throw error instanceof KubernetesError
        ? mapKubernetesError({ error, cluster: cluster.title })
        : error;
    }
  }
}

/**
 * What {@link ClaimOperations} are made of.
 *
 * @internal
 */
export interface ClaimOperationsOptions {
  queries: ClaimQueries;
  reader: ClaimObjectReader;
  clusters: ClusterDirectory;
  offerings: OfferingQueries;
  clock: Clock;
}
