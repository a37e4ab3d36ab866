import { setTimeout as delay } from 'node:timers/promises';
import type { HttpConnection } from './HttpConnection';
import { isNotFound, KubernetesError } from './KubernetesError';
import type { KindReference, ObjectReference } from './types';

interface ApiResource {
  name: string;
  kind: string;
  namespaced: boolean;
}

const discoveryPollMs = 40;

/**
 * Finds the REST path of a kind by asking the API server what it serves, and
 * remembers the answer.
 *
 * @internal
 */
export class ResourcePaths {
  readonly #connection: HttpConnection;
  readonly #resources = new Map<string, ApiResource[]>();

  static create(connection: HttpConnection): ResourcePaths {
    return new ResourcePaths(connection);
  }

  private constructor(connection: HttpConnection) {
    this.#connection = connection;
  }

  /** The path of a kind's collection, in a namespace where one is given. */
  async collection(kind: KindReference, waitMs = 0): Promise<string> {
    const resource = await this.#find(kind, waitMs);
    const base = groupVersionPath(kind.apiVersion);
    return resource.namespaced && kind.namespace
      ? `${base}/namespaces/${kind.namespace}/${resource.name}`
      : `${base}/${resource.name}`;
  }

  /** The path of an object; its namespace is `default` unless it is given. */
  async object(reference: ObjectReference, waitMs = 0): Promise<string> {
    const collection = await this.collection(
      { ...reference, namespace: reference.namespace ?? 'default' },
      waitMs,
    );
    return `${collection}/${encodeURIComponent(reference.name)}`;
  }

  // A kind that was defined just now is served some milliseconds later, so a
  // caller that knows it to be defined says how long to keep asking.
  async #find(kind: KindReference, waitMs: number): Promise<ApiResource> {
    const deadline = performance.now() + waitMs;
    for (;;) {
      const known = this.#lookUp(kind);
      if (known) {
        return known;
      }
      this.#resources.set(
        kind.apiVersion,
        await this.#discover(kind.apiVersion),
      );
      const found = this.#lookUp(kind);
      if (found) {
        return found;
      }
      if (performance.now() >= deadline) {
        throw new KubernetesError({
          status: 404,
          reason: 'NotFound',
          message: `The API server does not serve ${kind.kind} of ${kind.apiVersion}`,
        });
      }
      await delay(discoveryPollMs);
    }
  }

  #lookUp(kind: KindReference): ApiResource | undefined {
    return this.#resources
      .get(kind.apiVersion)
      ?.find(resource => resource.kind === kind.kind);
  }

  async #discover(apiVersion: string): Promise<ApiResource[]> {
    try {
      const list = await this.#connection.json<{ resources: ApiResource[] }>({
        path: groupVersionPath(apiVersion),
      });
      return list.resources.filter(resource => !resource.name.includes('/'));
    } catch (error) {
      if (isNotFound(error)) {
        return [];
      }
      throw error;
    }
  }
}

function groupVersionPath(apiVersion: string): string {
  return apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
}
