import {
  BERTH_FIELD_MANAGER,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import { discoverResources } from './discovery';
import type {
  HttpTransport,
  TransportRequest,
  TransportResponse,
} from './HttpTransport';
import { KubernetesError } from './KubernetesError';
import type {
  CallOptions,
  ObjectTarget,
  SelectOptions,
  WatchOptions,
} from './options';
import { groupVersionPath, resourcePath } from './paths';
import { ResourceResolver, type ResolvedResource } from './ResourceResolver';
import type { ApiResource, LiveObject, ObjectPage, WatchEvent } from './types';
import { readWatchEvents } from './watchEvents';

const METADATA_ACCEPT = (kind: string) =>
  `application/json;as=${kind};g=meta.k8s.io;v=v1,application/json`;

/** The least that Kubernetes gives. */
const TOKEN_SECONDS = 600;

const METADATA_ONLY =
  'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';

/**
 * Speaks to one API server. Every method throws a {@link KubernetesError} for
 * an answer that is no success, or none.
 *
 * @internal
 */
export class KubernetesClient {
  readonly #transport: HttpTransport;
  readonly #resolver: ResourceResolver;
  #hasSaidReady = false;
  /** API groups of which there are no streaming lists. */
  readonly #pagedGroups = new Set<string>();

  private constructor(transport: HttpTransport) {
    this.#transport = transport;
    this.#resolver = ResourceResolver.create({
      fetch: api => this.served(api),
    });
  }

  static create(options: { transport: HttpTransport }): KubernetesClient {
    return new KubernetesClient(options.transport);
  }

  /** The version that the API server says it is, such as `v1.36.3`. */
  async version(options: CallOptions = {}): Promise<string> {
    const answer = await this.#json<{ gitVersion?: string }>({
      ...options,
      method: 'GET',
      path: '/version',
    });
    return String(answer.gitVersion ?? 'unknown');
  }

  /**
   * Resolves when the API server says that it is ready for work. One that has
   * just started answers before it knows whom it may let do what.
   *
   * @throws KubernetesError with `isNetwork` when it is not there or not ready
   */
  async ready(options: CallOptions = {}): Promise<void> {
    try {
      await this.#transport.send({
        ...options,
        method: 'GET',
        path: '/readyz',
        headers: { Accept: '*/*' },
      });
      this.#hasSaidReady = true;
    } catch (error) {
      if (!(error instanceof KubernetesError) || error.isNetwork) {
        throw error;
      }
      // Some let nobody ask, and are taken to be ready. One that has answered
      // before refuses only while it does not know yet whom it may let in.
      if ((error.status ?? 0) >= 500 || this.#hasSaidReady) {
        throw KubernetesError.fromNetwork('ERR_NOT_READY', error.message);
      }
    }
  }

  /**
   * What a group and version serves. Empty when the cluster does not know the
   * group and version.
   */
  async served(
    api: { group: string; version: string },
    options: CallOptions = {},
  ): Promise<ResolvedResource[]> {
    return discoverResources(api, () =>
      this.#json({ ...options, method: 'GET', path: groupVersionPath(api) }),
    );
  }

  /**
   * The API of a kind of object.
   *
   * @throws KubernetesError with status 404 when the kind is not served
   */
  async resolve(
    object: Pick<KubernetesObject, 'apiVersion' | 'kind'>,
  ): Promise<ResolvedResource> {
    return this.#resolver.resolve(object);
  }

  async get(
    resource: ApiResource,
    target: ObjectTarget,
    options: CallOptions = {},
  ): Promise<LiveObject> {
    const path = resourcePath(resource, target);
    return this.#json({ ...options, method: 'GET', path });
  }

  /** As {@link KubernetesClient.get}, but undefined when there is none. */
  async find(
    resource: ApiResource,
    target: ObjectTarget,
    options: CallOptions = {},
  ): Promise<LiveObject | undefined> {
    return this.get(resource, target, options).catch(undefinedIfNotFound);
  }

  /**
   * The metadata of an object and nothing else of it; undefined when there is
   * none.
   */
  async findMetadata(
    resource: ApiResource,
    target: ObjectTarget,
    options: CallOptions = {},
  ): Promise<LiveObject | undefined> {
    return this.#json<LiveObject>({
      ...options,
      method: 'GET',
      path: resourcePath(resource, target),
      // Without the usual alternative, which would be the whole object.
      headers: { Accept: METADATA_ONLY },
    }).catch(undefinedIfNotFound);
  }

  /**
   * All objects, page by page, so that memory stays bounded by a page. The
   * resourceVersion is the same on every page: the moment that the list shows.
   */
  async *list(
    resource: ApiResource,
    options: SelectOptions & { pageSize?: number } = {},
  ): AsyncGenerator<ObjectPage> {
    const { namespace, labelSelector, fieldSelector, pageSize = 500 } = options;
    let token: string | undefined;
    do {
      const page = await this.#json<RawPage>({
        ...options,
        method: 'GET',
        path: resourcePath(
          resource,
          { namespace },
          { labelSelector, fieldSelector, limit: pageSize, continue: token },
        ),
        headers: options.metadataOnly
          ? { Accept: METADATA_ACCEPT('PartialObjectMetadataList') }
          : undefined,
      });
      yield {
        // The items of a list carry neither kind nor apiVersion.
        items: (page.items ?? []).map(item => ({
          apiVersion: page.apiVersion,
          kind: page.kind?.replace(/List$/, ''),
          ...item,
        })) as LiveObject[],
        resourceVersion: page.metadata?.resourceVersion ?? '',
      };
      token = page.metadata?.continue || undefined;
    } while (token);
  }

  /** Whether to try a streaming list: it is not known that there is none. */
  mayStreamLists({ group }: ApiResource): boolean {
    return !this.#pagedGroups.has(group);
  }

  /**
   * Remembers that there are no streaming lists. By group, as one that is served
   * by an API server of its own may be older than the rest.
   */
  noteNoStreamingLists({ group }: ApiResource): void {
    this.#pagedGroups.add(group);
  }

  /**
   * What happens after a resourceVersion, until the API server ends the watch.
   * It is read no faster than it is consumed. Without a resourceVersion it is a
   * streaming list: what is there comes first, up to a bookmark that says so.
   *
   * @param options - `onOpen` is called when the API server has accepted it
   * @throws KubernetesError with `isGone` when that resourceVersion is too old;
   * with status 400 or 422 where there are no streaming lists
   */
  async *watch(
    resource: ApiResource,
    options: WatchOptions,
  ): AsyncGenerator<WatchEvent> {
    const { namespace, labelSelector, fieldSelector, resourceVersion } =
      options;
    const chunks = await this.#transport.stream({
      method: 'GET',
      path: resourcePath(
        resource,
        { namespace },
        {
          watch: true,
          allowWatchBookmarks: true,
          labelSelector,
          fieldSelector,
          resourceVersion,
          ...(resourceVersion === undefined && {
            sendInitialEvents: true,
            resourceVersionMatch: 'NotOlderThan',
          }),
          timeoutSeconds: Math.ceil(options.timeoutMs / 1000),
        },
      ),
      headers: options.metadataOnly
        ? { Accept: METADATA_ACCEPT('PartialObjectMetadata') }
        : undefined,
      as: options.as,
      signal: options.signal,
      idleTimeoutMs: options.idleTimeoutMs,
    });
    options.onOpen?.();
    yield* readWatchEvents(chunks);
  }

  /**
   * Server-side apply under Berth's field manager, without force: a field that
   * somebody else manages is a conflict. Unknown fields are refused.
   */
  async apply(
    resource: ApiResource,
    object: KubernetesObject,
    options: CallOptions & { dryRun?: boolean } = {},
  ): Promise<LiveObject> {
    const { name, namespace } = object.metadata;
    return this.#json({
      ...options,
      method: 'PATCH',
      path: resourcePath(
        resource,
        { namespace, name },
        {
          fieldManager: BERTH_FIELD_MANAGER,
          force: false,
          fieldValidation: 'Strict',
          dryRun: options.dryRun ? 'All' : undefined,
        },
      ),
      headers: { 'Content-Type': 'application/apply-patch+yaml' },
      body: JSON.stringify(object),
    });
  }

  /** Creates an object. Unknown fields are refused. */
  async create(
    resource: ApiResource,
    object: KubernetesObject,
    options: CallOptions = {},
  ): Promise<LiveObject> {
    const { namespace } = object.metadata;
    return this.#json({
      ...options,
      method: 'POST',
      path: resourcePath(
        resource,
        { namespace },
        { fieldManager: BERTH_FIELD_MANAGER, fieldValidation: 'Strict' },
      ),
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(object),
    });
  }

  /**
   * Sends any request and returns whatever was answered, also when it is no
   * success: what passes through the API server's proxy has answers of its own.
   */
  async exchange(request: TransportRequest): Promise<TransportResponse> {
    return this.#transport.exchange(request);
  }

  /** A token of a service account for an audience, by the TokenRequest API. */
  async serviceAccountToken(
    target: Required<ObjectTarget>,
    audience: string,
    options: CallOptions = {},
  ): Promise<string> {
    const account = { group: '', version: 'v1', plural: 'serviceaccounts' };
    const { status } = await this.#json<{ status?: { token?: string } }>({
      ...options,
      method: 'POST',
      path: `${resourcePath(account, target)}/token`,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { audiences: [audience], expirationSeconds: TOKEN_SECONDS },
      }),
    });
    if (!status?.token) {
      throw KubernetesError.fromNetwork(
        'ERR_ANSWER',
        'There is no token in it',
      );
    }
    return status.token;
  }

  /** JSON merge patch (RFC 7386) under Berth's field manager. */
  async mergePatch(
    resource: ApiResource,
    target: ObjectTarget,
    patch: Record<string, unknown>,
    options: CallOptions = {},
  ): Promise<LiveObject> {
    return this.#json({
      ...options,
      method: 'PATCH',
      path: resourcePath(resource, target, {
        fieldManager: BERTH_FIELD_MANAGER,
        fieldValidation: 'Strict',
      }),
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: JSON.stringify(patch),
    });
  }

  /**
   * Asks for an object's deletion.
   *
   * @param options.propagation - `Foreground` keeps the object until what it
   * owns is gone
   * @param options.uid - only if it is still this very object
   */
  async delete(
    resource: ApiResource,
    target: ObjectTarget,
    options: CallOptions & {
      propagation: 'Foreground' | 'Background';
      uid?: string;
      dryRun?: boolean;
    },
  ): Promise<void> {
    await this.#json({
      ...options,
      method: 'DELETE',
      path: resourcePath(resource, target, {
        dryRun: options.dryRun ? 'All' : undefined,
      }),
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        propagationPolicy: options.propagation,
        ...(options.uid && { preconditions: { uid: options.uid } }),
      }),
    });
  }

  async #json<T>(
    request: CallOptions & {
      method: string;
      path: string;
      headers?: Record<string, string>;
      body?: string;
    },
  ): Promise<T> {
    const { method, path, headers, body, as, signal } = request;
    const text = await this.#transport.send({
      method,
      path,
      headers,
      body,
      as,
      signal,
    });
    try {
      return JSON.parse(text) as T;
    } catch {
      throw KubernetesError.fromNetwork('ERR_ANSWER', 'The answer is no JSON');
    }
  }
}

interface RawPage {
  apiVersion?: string;
  kind?: string;
  metadata?: { resourceVersion?: string; continue?: string };
  items?: object[];
}

function undefinedIfNotFound(error: unknown): undefined {
  if (error instanceof KubernetesError && error.isNotFound) {
    return undefined;
  }
  throw error;
}
