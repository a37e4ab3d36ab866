import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type {
  ClusterApi,
  ObjectTarget,
  ServedApi,
  ServiceRequest,
  ServiceResponse,
} from '@berth/backstage-plugin-berth-node';
import type { BerthCluster } from '../clusters/types';
import { KubernetesError } from '../kubernetes/KubernetesError';
import { mapKubernetesError } from '../kubernetes/mapKubernetesError';
import { serviceProxyPath } from '../kubernetes/paths';
import type { KubernetesIdentity, LiveObject } from '../kubernetes/types';

/**
 * A cluster as somebody may use it: the person who is impersonated, or Berth's
 * own account where nobody is. Refusals are Berth errors in the cluster's words.
 *
 * @internal
 */
export class UserCluster implements ClusterApi {
  readonly #cluster: BerthCluster;
  readonly #as: KubernetesIdentity | undefined;

  private constructor(cluster: BerthCluster, as?: KubernetesIdentity) {
    this.#cluster = cluster;
    this.#as = as;
  }

  static create(options: {
    cluster: BerthCluster;
    as?: KubernetesIdentity;
  }): UserCluster {
    return new UserCluster(options.cluster, options.as);
  }

  async get(api: ServedApi, target: ObjectTarget): Promise<KubernetesObject> {
    return this.#do(({ client }, call) => client.get(api, target, call));
  }

  async find(
    api: ServedApi,
    target: ObjectTarget,
  ): Promise<KubernetesObject | undefined> {
    return this.#do(({ client }, call) => client.find(api, target, call));
  }

  async list(
    api: ServedApi,
    options: {
      namespace?: string;
      labelSelector?: string;
      fieldSelector?: string;
    } = {},
  ): Promise<KubernetesObject[]> {
    return this.#do(async ({ client }, call) => {
      const objects: LiveObject[] = [];
      try {
        const pages = client.list(api, { ...options, ...call });
        for await (const { items } of pages) {
          objects.push(...items);
        }
      } catch (error) {
        const isServed = !(
          error instanceof KubernetesError && error.isNotFound
        );
        if (isServed) {
          throw error;
        }
      }
      return objects;
    });
  }

  async apply(
    object: KubernetesObject,
    options: { dryRun?: boolean } = {},
  ): Promise<KubernetesObject> {
    return this.#do(async ({ client }, call) =>
      client.apply(await client.resolve(object), object, {
        ...options,
        ...call,
      }),
    );
  }

  async create(object: KubernetesObject): Promise<KubernetesObject> {
    return this.#do(async ({ client }, call) =>
      client.create(await client.resolve(object), object, call),
    );
  }

  async mergePatch(
    api: ServedApi,
    target: ObjectTarget,
    patch: Record<string, unknown>,
  ): Promise<KubernetesObject> {
    return this.#do(({ client }, call) =>
      client.mergePatch(api, target, patch, call),
    );
  }

  async delete(api: ServedApi, target: ObjectTarget): Promise<void> {
    await this.#do(({ client }, call) =>
      client.delete(api, target, { ...call, propagation: 'Background' }),
    );
  }

  async proxy(request: ServiceRequest): Promise<ServiceResponse> {
    const { method = 'GET', headers, body } = request;
    return this.#do(({ client }, call) =>
      client.exchange({
        ...call,
        method,
        path: serviceProxyPath(request),
        headers,
        body,
      }),
    );
  }

  async serviceAccountToken(
    target: Required<ObjectTarget>,
    audience: string,
  ): Promise<string> {
    return this.#do(({ client }, call) =>
      client.serviceAccountToken(target, audience, call),
    );
  }

  async #do<T>(
    work: (
      cluster: BerthCluster,
      call: { as?: KubernetesIdentity },
    ) => Promise<T>,
  ): Promise<T> {
    try {
      return await work(this.#cluster, { as: this.#as });
    } catch (error) {
      throw error instanceof KubernetesError
        ? mapKubernetesError({ error, cluster: this.#cluster.title })
        : error;
    }
  }
}
