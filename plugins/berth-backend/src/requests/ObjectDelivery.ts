import {
  berthAnnotations,
  berthError,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ManifestContext,
  Offering,
} from '@berth/backstage-plugin-berth-node';
import type { BerthCluster } from '../clusters/types';
import { KubernetesError } from '../kubernetes/KubernetesError';
import type { ResolvedResource } from '../kubernetes/ResourceResolver';
import type { KubernetesIdentity, LiveObject } from '../kubernetes/types';
import { identityOf, type RequestRow } from './RequestRow';
import { requestObjects } from './requestObjects';

interface Target {
  resource: ResolvedResource;
  object: KubernetesObject;
  /** As the cluster has it before the delivery. */
  found: LiveObject | undefined;
}

interface UserCall {
  as: KubernetesIdentity;
  signal: AbortSignal | undefined;
}

/**
 * Brings the objects of a request to its cluster, as who asked for it. Safe to
 * repeat: server-side apply of the same objects changes nothing.
 *
 * @internal
 */
export class ObjectDelivery {
  readonly #logger: LoggerService;

  private constructor(options: { logger: LoggerService }) {
    this.#logger = options.logger;
  }

  static create(options: { logger: LoggerService }): ObjectDelivery {
    return new ObjectDelivery(options);
  }

  /**
   * Applies every object, or none that a refusal would leave behind.
   *
   * @param options.signal - ends it between two calls, as a cluster does that is
   * away: somebody else goes on with it
   * @throws KubernetesError for what the cluster refuses or cannot do;
   * ConflictError with code `claim-exists` or `offering-unavailable`
   */
  async deliver(options: {
    cluster: BerthCluster;
    offering: Offering;
    request: RequestRow;
    serves?: ManifestContext['serves'];
    signal?: AbortSignal;
  }): Promise<void> {
    const { cluster, offering, request, serves, signal } = options;
    const call = { as: identityOf(request), signal };
    // A refusal is final, so it has to come from one that is ready to decide.
    await cluster.client.ready({ signal });
    const targets: Target[] = [];
    for (const object of requestObjects(offering, request, serves)) {
      targets.push(await this.#inspect(cluster, offering, object, call));
    }
    for (const target of targets) {
      assertFree(target, request);
    }
    if (targets.length > 1) {
      // One refusal among several must be known before the first is applied.
      for (const { resource, object } of targets) {
        await cluster.client.apply(resource, object, {
          ...call,
          dryRun: true,
        });
      }
    }
    await this.#applyAll(cluster, targets, call);
  }

  async #inspect(
    cluster: BerthCluster,
    offering: Offering,
    object: KubernetesObject,
    call: UserCall,
  ): Promise<Target> {
    const resource = await this.#resolve(cluster, offering, object);
    const { namespace, name = '', ...metadata } = object.metadata;
    const target = resource.namespaced ? { name, namespace } : { name };
    const found = await cluster.client.find(resource, target, call);
    return {
      resource,
      object: { ...object, metadata: { ...metadata, ...target } },
      found,
    };
  }

  async #resolve(
    cluster: BerthCluster,
    offering: Offering,
    object: KubernetesObject,
  ): Promise<ResolvedResource> {
    try {
      return await cluster.client.resolve(object);
    } catch (error) {
      if (error instanceof KubernetesError && error.isNotFound) {
        const apis = [...offering.requires, ...offering.requiresOneOf];
        const api = apis.find(({ group }) =>
          object.apiVersion.startsWith(`${group}/`),
        );
        throw berthError('offering-unavailable', {
          message: `${
            api?.providedBy ?? object.kind
          } is not installed on cluster ${cluster.title}`,
        });
      }
      throw error;
    }
  }

  async #applyAll(
    cluster: BerthCluster,
    targets: Target[],
    call: UserCall,
  ): Promise<void> {
    const created: Array<{ resource: ResolvedResource; object: LiveObject }> =
      [];
    for (const { resource, object, found } of targets) {
      try {
        const applied = await cluster.client.apply(resource, object, call);
        if (!found) {
          created.push({ resource, object: applied });
        }
      } catch (error) {
        if (!(error instanceof KubernetesError) || !error.isTransient) {
          await this.#withdraw(cluster, created.reverse(), call.as);
        }
        throw error;
      }
    }
  }

  /** A request that fails for good leaves nothing of it behind. */
  async #withdraw(
    cluster: BerthCluster,
    created: Array<{ resource: ResolvedResource; object: LiveObject }>,
    as: KubernetesIdentity,
  ): Promise<void> {
    for (const { resource, object } of created) {
      const { name, namespace, uid } = object.metadata;
      const options = { as, uid, propagation: 'Background' } as const;
      try {
        await cluster.client.delete(resource, { name, namespace }, options);
      } catch (error) {
        this.#logger.warn('An object of a failed request is left behind', {
          cluster: cluster.name,
          object: `${resource.plural} ${namespace}/${name}`,
          error: String(error),
        });
      }
    }
  }
}

function assertFree({ object, found }: Target, request: RequestRow): void {
  const annotations = found?.metadata.annotations ?? {};
  if (found && annotations[berthAnnotations.request] !== request.id) {
    throw berthError('claim-exists', {
      message: `There is a ${object.kind} named '${object.metadata.name}' in namespace ${request.namespace} already; choose another name`,
      fields: [{ field: 'name', message: 'The name is taken.' }],
    });
  }
}
