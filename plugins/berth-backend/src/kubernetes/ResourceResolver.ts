import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { KubernetesError } from './KubernetesError';
import { splitApiVersion } from './resourceKey';
import type { ApiResource } from './types';

/**
 * An API and whether its objects live in namespaces.
 *
 * @internal
 */
export interface ResolvedResource extends ApiResource {
  kind: string;
  namespaced: boolean;
  verbs: string[];
}

/**
 * Finds by which path objects of a kind are reached, from what an API server
 * says of itself. What it said is kept; a kind that was not there is looked
 * for again.
 *
 * @internal
 */
export class ResourceResolver {
  readonly #fetch: (api: {
    group: string;
    version: string;
  }) => Promise<ResolvedResource[]>;
  readonly #known = new Map<string, ResolvedResource[]>();

  private constructor(options: ResourceResolverOptions) {
    this.#fetch = options.fetch;
  }

  static create(options: ResourceResolverOptions): ResourceResolver {
    return new ResourceResolver(options);
  }

  /** @throws KubernetesError with status 404 when the kind is not served */
  async resolve(
    object: Pick<KubernetesObject, 'apiVersion' | 'kind'>,
  ): Promise<ResolvedResource> {
    const { apiVersion, kind } = object;
    const find = () =>
      this.#known.get(apiVersion)?.find(resource => resource.kind === kind);
    if (!find()) {
      const api = splitApiVersion(apiVersion);
      this.#known.set(apiVersion, await this.#fetch(api));
    }
    const found = find();
    if (!found) {
      throw KubernetesError.fromStatus({
        code: 404,
        reason: 'NotFound',
        message: `The API server does not know the kind ${kind} of ${apiVersion}`,
      });
    }
    return found;
  }
}

/**
 * What a {@link ResourceResolver} is made of.
 *
 * @internal
 */
export interface ResourceResolverOptions {
  /** What a group and version serves; empty when it is not there. */
  fetch: (api: {
    group: string;
    version: string;
  }) => Promise<ResolvedResource[]>;
}
