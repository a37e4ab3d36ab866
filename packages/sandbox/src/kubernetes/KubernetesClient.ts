import { setTimeout as delay } from 'node:timers/promises';
import { SandboxError } from '../errors';
import {
  HttpConnection,
  type ConnectionOptions,
  type HttpRequest,
} from './HttpConnection';
import { isNotFound, KubernetesError } from './KubernetesError';
import { ResourcePaths } from './ResourcePaths';
import type {
  KindReference,
  KubernetesObject,
  ObjectReference,
  WatchEvent,
} from './types';

/**
 * A list of objects, and the version at which it was taken.
 *
 * @public
 */
export interface ObjectList<T extends KubernetesObject = KubernetesObject> {
  metadata: { resourceVersion: string };
  items: T[];
}

/**
 * A small Kubernetes client for the sandbox itself and for tests: any kind, by
 * apiVersion and kind, as one identity. Refusals are {@link KubernetesError}s.
 *
 * It is not `@kubernetes/client-node` because that is ESM only, which Jest
 * cannot load, and takes longer to load than the sandbox's API server to start
 * listening.
 *
 * @public
 */
export class KubernetesClient {
  readonly #connection: HttpConnection;
  readonly #paths: ResourcePaths;

  /** A client on one API server, as one identity. Nothing is sent yet. */
  static create(options: ConnectionOptions): KubernetesClient {
    return new KubernetesClient(HttpConnection.create(options));
  }

  private constructor(connection: HttpConnection) {
    this.#connection = connection;
    this.#paths = ResourcePaths.create(connection);
  }

  /** Any request, for what the other methods do not offer. */
  async request<T>(request: HttpRequest): Promise<T> {
    return this.#connection.json<T>(request);
  }

  /** Whether the API server says that it is ready. */
  async isReady(): Promise<boolean> {
    return (await this.#connection.text({ path: '/readyz' })) === 'ok';
  }

  /** An object; one that does not exist is an error of status 404. */
  async get<T extends KubernetesObject = KubernetesObject>(
    reference: ObjectReference,
  ): Promise<T> {
    return this.request<T>({ path: await this.#paths.object(reference) });
  }

  /** Like `get`, but `undefined` where there is no such object. */
  async find<T extends KubernetesObject = KubernetesObject>(
    reference: ObjectReference,
  ): Promise<T | undefined> {
    try {
      return await this.get<T>(reference);
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /** All objects of a kind, in one namespace where one is given. */
  async list<T extends KubernetesObject = KubernetesObject>(
    kind: KindReference,
    query: { labelSelector?: string; fieldSelector?: string } = {},
  ): Promise<ObjectList<T>> {
    const path = await this.#paths.collection(kind);
    const list = await this.request<ObjectList<T>>({ path, query });
    // Lists of built-in kinds leave these out of their items.
    const type = { apiVersion: kind.apiVersion, kind: kind.kind };
    return { ...list, items: list.items.map(item => ({ ...type, ...item })) };
  }

  /** Creates an object, in the namespace `default` unless it names another. */
  async create<T extends KubernetesObject>(object: T): Promise<T> {
    const path = await this.#paths.collection({
      ...object,
      namespace: object.metadata.namespace ?? 'default',
    });
    return this.request<T>({ method: 'POST', path, body: object });
  }

  /** Server-side apply. Conflicts with other field managers are forced. */
  async apply<T extends KubernetesObject>(
    object: T,
    options: {
      fieldManager?: string;
      /** How long to wait for a kind that was defined just now */
      waitForKindMs?: number;
    } = {},
  ): Promise<T> {
    const path = await this.#paths.object(
      referenceTo(object),
      options.waitForKindMs,
    );
    return this.request<T>({
      method: 'PATCH',
      path,
      query: {
        fieldManager: options.fieldManager ?? 'berth-sandbox',
        force: 'true',
      },
      contentType: 'application/apply-patch+yaml',
      body: object,
    });
  }

  /**
   * What server-side apply would come to, with unknown fields refused. Nothing
   * is stored.
   */
  async dryRun<T extends KubernetesObject>(object: T): Promise<T> {
    return this.request<T>({
      method: 'PATCH',
      path: await this.#paths.object(referenceTo(object)),
      query: {
        fieldManager: 'berth',
        dryRun: 'All',
        fieldValidation: 'Strict',
        force: 'true',
      },
      contentType: 'application/apply-patch+yaml',
      body: object,
    });
  }

  /** JSON merge patch, of the object or of one of its subresources. */
  async patch<T extends KubernetesObject = KubernetesObject>(
    reference: ObjectReference,
    patch: object,
    options: { subresource?: 'status' | 'scale'; fieldManager?: string } = {},
  ): Promise<T> {
    const { subresource, fieldManager } = options;
    const path = await this.#paths.object(reference);
    return this.request<T>({
      method: 'PATCH',
      path: subresource ? `${path}/${subresource}` : path,
      query: { fieldManager },
      contentType: 'application/merge-patch+json',
      body: patch,
    });
  }

  /** Deletes an object. Returns before its finalizers and dependents are done. */
  async delete(
    reference: ObjectReference,
    options: {
      propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
    } = {},
  ): Promise<void> {
    await this.request({
      method: 'DELETE',
      path: await this.#paths.object(reference),
      query: {
        propagationPolicy: options.propagationPolicy ?? 'Background',
      },
    });
  }

  /**
   * The events of a kind after a version, until the API server ends the watch
   * or the signal aborts it. A version that is too old is a 410 error.
   */
  async *watch<T extends KubernetesObject = KubernetesObject>(
    kind: KindReference,
    options: {
      resourceVersion: string;
      labelSelector?: string;
      fieldSelector?: string;
      signal: AbortSignal;
    },
  ): AsyncGenerator<WatchEvent<T>> {
    const { signal, ...query } = options;
    const path = await this.#paths.collection(kind);
    const events = this.#connection.lines<WatchEvent<T> | StatusEvent>({
      path,
      query: { ...query, watch: 'true', allowWatchBookmarks: 'true' },
      signal,
    });
    for await (const event of events) {
      if (event.type === 'ERROR') {
        throw KubernetesError.fromResponse(
          event.object.code ?? 500,
          JSON.stringify(event.object),
        );
      }
      yield event;
    }
  }

  /**
   * Waits until an object is as wanted, and returns it as it then is; the
   * predicate is given `undefined` while there is no such object.
   */
  async waitFor<T extends KubernetesObject = KubernetesObject>(
    reference: ObjectReference,
    predicate: (object: T | undefined) => boolean,
    options: { timeoutMs?: number } = {},
  ): Promise<T | undefined> {
    const { timeoutMs = 30_000 } = options;
    const fieldSelector = `metadata.name=${reference.name}`;
    const kind = { namespace: 'default', ...reference };
    const signal = AbortSignal.timeout(timeoutMs);
    let last: T | undefined;
    try {
      for (;;) {
        const list = await this.list<T>(kind, { fieldSelector });
        [last] = list.items;
        if (predicate(last)) {
          return last;
        }
        const { resourceVersion } = list.metadata;
        const events = this.watch<T>(kind, {
          fieldSelector,
          resourceVersion,
          signal,
        });
        try {
          for await (const event of events) {
            if (event.type !== 'BOOKMARK') {
              last = event.type === 'DELETED' ? undefined : event.object;
              if (predicate(last)) {
                return last;
              }
            }
          }
        } catch (error) {
          // A kind whose definition has just changed begins its history anew.
          if (!(error instanceof KubernetesError && error.status === 410)) {
            throw error;
          }
        }
        signal.throwIfAborted();
        await delay(50);
      }
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
      throw new SandboxError(
        'not-ready',
        `${reference.kind} ${reference.name} was not as wanted after ${
          timeoutMs / 1000
        } s. It is now: ${describe(last)}`,
      );
    }
  }

  /** Closes all connections; watches end. */
  close(): void {
    this.#connection.close();
  }
}

function describe(object: KubernetesObject | undefined): string {
  if (!object) {
    return 'absent';
  }
  return JSON.stringify(object, (name, value) =>
    name === 'managedFields' ? undefined : value,
  );
}

interface StatusEvent {
  type: 'ERROR';
  object: { code?: number; message?: string; reason?: string };
}

/**
 * The reference to an object.
 *
 * @internal
 */
export function referenceTo(object: KubernetesObject): ObjectReference {
  const { apiVersion, kind, metadata } = object;
  return {
    apiVersion,
    kind,
    name: metadata.name ?? '',
    ...(metadata.namespace && { namespace: metadata.namespace }),
  };
}
