import {
  berthError,
  berthLabels,
  type Claim,
  type KubernetesObject,
  type RevealedConnection,
} from '@berth/backstage-plugin-berth-common';
import type { ObjectName, Offering } from '@berth/backstage-plugin-berth-node';
import type { Knex } from 'knex';
import type { ClusterDirectory } from '../clusters/ClusterDirectory';
import type { BerthCluster } from '../clusters/types';
import { loadSecrets } from '../fleet/claimSecrets';
import { projectClaim } from '../fleet/projectClaim';
import { assertPlatform, type Caller } from '../identity/Caller';
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
import { primaryKind } from './primaryKind';
import { readSecretValues } from './readSecretValues';

/** How often an action is planned, at the most. */
const PLAN_ATTEMPTS = 4;

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
      if (offering.actionPermission(action) === 'platform') {
        assertPlatform(caller, `${offering.title}: ${action}`);
      }
      const { primary, children } = await this.#change({
        target,
        action,
        input,
        caller,
      });
      const row = projectClaim({
        cluster: cluster.name,
        offering,
        resource: claim.resource,
        primary,
        children,
        secrets: await this.#secrets(claim),
        tenant: claim.tenant ?? undefined,
        previous: claim,
        now: this.#options.clock.now(),
      });
      return this.#options.queries.present(row);
    });
  }

  /**
   * Plans an action's changes and makes them. Where an object has changed since
   * it was read, the action is planned anew from what is there.
   */
  async #change(options: {
    target: Target;
    action: string;
    input: unknown;
    caller: Caller;
  }): Promise<LiveClaim> {
    const { target, action, input, caller } = options;
    for (let attempt = 1; ; attempt++) {
      const live = await this.#options.reader.read(target);
      const secrets = await this.#secrets(target.claim);
      const now = new Date(this.#options.clock.now());
      const changes = target.offering.planAction(
        action,
        input,
        { ...live, secrets },
        { now },
      );
      let { primary } = live;
      try {
        for (const change of changes) {
          const changed = await applyChange({ ...target, change, caller });
          if (changed?.metadata.uid === primary.metadata.uid) {
            primary = changed;
          }
        }
        return { ...live, primary };
      } catch (error) {
        if (attempt >= PLAN_ATTEMPTS || !hasChangedMeanwhile(error)) {
          throw error;
        }
      }
    }
  }

  async #secrets(claim: ClaimRow): Promise<ObjectName[] | undefined> {
    return (await loadSecrets(this.#options.knex, [claim.id])).get(claim.id);
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
    const { cluster, offering, claim, as } = target;
    const { primary, others, children } = live;
    const uid = primary.metadata.uid;
    const kind = primaryKind(offering, claim);
    const remove = (object: LiveObject, dryRun: boolean) =>
      cluster.client.delete(kind, object.metadata, {
        as,
        uid,
        // The claim is there, as Deleting, until what it owns is gone.
        propagation: 'Foreground',
        dryRun,
      });
    // What the primary object owns goes with it, and what only belongs to it
    // in its system's own way, such as a backup, is not Berth's to delete.
    const loose = [...others, ...children].filter(
      ({ metadata }) =>
        !metadata.ownerReferences?.some(owner => owner.uid === uid) &&
        metadata.labels?.[berthLabels.claim] === claim.name,
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
    const offering = offerings.get(claim.offering, claim.cluster);
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
  knex: Knex;
  clock: Clock;
}

/** A lost race for an object, and no refusal. */
function hasChangedMeanwhile(error: unknown): boolean {
  return (
    error instanceof KubernetesError &&
    error.status === 409 &&
    error.isTransient
  );
}
