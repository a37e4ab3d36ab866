import { ResponseError } from '@backstage/errors';
import type {
  Change,
  Claim,
  ClaimDetail,
  ClaimPhase,
  ClaimRequest,
  ClaimRequestBody,
  ClaimRequestPreview,
  Cluster,
  CoreObject,
  Engine,
  Health,
  KubernetesObject,
  OfferingDescription,
  PendingClaim,
  RequestState,
  RevealedConnection,
  Tenant,
} from '../api/types';

/**
 * What a call may carry.
 *
 * @public
 */
export interface BerthCallOptions {
  /**
   * Backstage token of whom a backend calls for. Browsers leave it out: their
   * fetch carries the session.
   */
  token?: string;
  /** Gives the call up; it then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/**
 * A typed client of Berth's REST API, for browsers and backends.
 *
 * @remarks
 * Every method throws a `ResponseError` for an answer that is no success; its
 * code is read by {@link berthErrorCode}.
 *
 * @public
 */
export class BerthClient {
  readonly #discovery: BerthClientOptions['discoveryApi'];
  readonly #fetchApi: { fetch: typeof fetch };

  private constructor(options: BerthClientOptions) {
    this.#discovery = options.discoveryApi;
    // Looked up when it is called: a browser's fetch refuses any other `this`
    // than the global one, and instrumentation may replace it later.
    this.#fetchApi = options.fetchApi ?? globalThis;
  }

  static create(options: BerthClientOptions): BerthClient {
    return new BerthClient(options);
  }

  /**
   * How the backend that answers is.
   *
   * @throws ResponseError with status 503 when its database does not answer
   */
  async getHealth(options?: BerthCallOptions): Promise<Health> {
    return this.#call('GET', '/health', options);
  }

  async listClusters(options?: BerthCallOptions): Promise<Cluster[]> {
    return this.#items('/clusters', options);
  }

  async listTenants(options?: BerthCallOptions): Promise<Tenant[]> {
    return this.#items('/tenants', options);
  }

  async getTenant(name: string, options?: BerthCallOptions): Promise<Tenant> {
    return this.#call('GET', `/tenants/${encodeURIComponent(name)}`, options);
  }

  async listOfferings(
    options?: BerthCallOptions,
  ): Promise<OfferingDescription[]> {
    return this.#items('/offerings', options);
  }

  async getOffering(
    id: string,
    options?: BerthCallOptions,
  ): Promise<OfferingDescription> {
    return this.#call('GET', `/offerings/${encodeURIComponent(id)}`, options);
  }

  /** What a request may name instead of an offering. */
  async listEngines(options?: BerthCallOptions): Promise<Engine[]> {
    return this.#items('/engines', options);
  }

  async listClaims(
    filter: ClaimFilter = {},
    options?: BerthCallOptions,
  ): Promise<{ items: Claim[]; nextCursor?: string }> {
    return this.#call('GET', `/claims${query({ ...filter })}`, options);
  }

  /** What there is of several claims, by their ids or requests for them. */
  async lookUpClaims(
    wanted: { ids?: string[]; requests?: string[] },
    options?: BerthCallOptions,
  ): Promise<{ ids: string[]; items: Claim[]; pending: PendingClaim[] }> {
    return this.#call('POST', '/claims/lookup', options, wanted);
  }

  /** A page of the requests whose claims no cluster shows yet. */
  async listPendingClaims(
    page: { after?: string; limit?: number } = {},
    options?: BerthCallOptions,
  ): Promise<{ items: PendingClaim[]; nextCursor?: string }> {
    return this.#call('GET', `/claims/pending${query({ ...page })}`, options);
  }

  /** A page of the objects of Kubernetes' own kinds that are tenants'. */
  async listCoreObjects(
    filter: { tenant?: string; cursor?: string; limit?: number } = {},
    options?: BerthCallOptions,
  ): Promise<{ items: CoreObject[]; nextCursor?: string }> {
    return this.#call('GET', `/core-objects${query({ ...filter })}`, options);
  }

  /** Of these objects those that are there and some tenant's, by their ids. */
  async lookUpCoreObjects(
    ids: string[],
    options?: BerthCallOptions,
  ): Promise<CoreObject[]> {
    const { items } = await this.#call<{ items: CoreObject[] }>(
      'POST',
      '/core-objects/lookup',
      options,
      { ids },
    );
    return items;
  }

  async getClaim(id: string, options?: BerthCallOptions): Promise<ClaimDetail> {
    return this.#call('GET', `/claims/${encodeURIComponent(id)}`, options);
  }

  async getClaimObjects(
    id: string,
    options?: BerthCallOptions,
  ): Promise<KubernetesObject[]> {
    return this.#items(`/claims/${encodeURIComponent(id)}/objects`, options);
  }

  /** Reads the claim's credentials as the caller; audited by the backend. */
  async revealConnection(
    id: string,
    options?: BerthCallOptions,
  ): Promise<RevealedConnection> {
    return this.#call(
      'POST',
      `/claims/${encodeURIComponent(id)}/connection`,
      options,
    );
  }

  async runAction(
    id: string,
    action: string,
    input: Record<string, unknown> = {},
    options?: BerthCallOptions,
  ): Promise<Claim> {
    const path = `/claims/${encodeURIComponent(
      id,
    )}/actions/${encodeURIComponent(action)}`;
    return this.#call('POST', path, options, { input });
  }

  /** Deletes the claim; `confirm` repeats its name where it holds data. */
  async deleteClaim(
    id: string,
    confirm?: string,
    options?: BerthCallOptions,
  ): Promise<Claim> {
    const path = `/claims/${encodeURIComponent(id)}${query({ confirm })}`;
    return this.#call('DELETE', path, options);
  }

  async previewRequest(
    body: ClaimRequestBody,
    options?: BerthCallOptions,
  ): Promise<ClaimRequestPreview> {
    return this.#call('POST', '/requests/preview', options, body);
  }

  /** Asks for a claim; calls with the same key are one request. */
  async createRequest(
    body: ClaimRequestBody,
    options?: BerthCallOptions & { idempotencyKey?: string },
  ): Promise<ClaimRequest> {
    const headers: Record<string, string> = options?.idempotencyKey
      ? { 'Idempotency-Key': options.idempotencyKey }
      : {};
    return this.#call('POST', '/requests', options, body, headers);
  }

  async listRequests(
    filter: { tenant?: string; state?: RequestState; limit?: number } = {},
    options?: BerthCallOptions,
  ): Promise<ClaimRequest[]> {
    return this.#items(`/requests${query({ ...filter })}`, options);
  }

  async getRequest(
    id: string,
    options?: BerthCallOptions,
  ): Promise<ClaimRequest> {
    return this.#call('GET', `/requests/${encodeURIComponent(id)}`, options);
  }

  /**
   * Changes after a cursor; waits up to `waitSeconds` for the first. With
   * `reset` the feed does not know the cursor: read everything again.
   */
  async listChanges(
    filter: { after?: number; limit?: number; waitSeconds?: number } = {},
    options?: BerthCallOptions,
  ): Promise<{ items: Change[]; cursor: number; reset?: boolean }> {
    return this.#call('GET', `/changes${query({ ...filter })}`, options);
  }

  /**
   * Calls a route that a module of offerings has brought, below
   * `/areas/<area>`. Whoever calls it knows what it answers.
   */
  async callArea<T>(
    area: string,
    path: string,
    call: { method?: string; body?: unknown } = {},
    options?: BerthCallOptions,
  ): Promise<T> {
    const { method = 'GET', body } = call;
    return this.#call(method, areaPath(area, path), options, body);
  }

  /** The file that such a route answers, as text and with its headers. */
  async readAreaFile(
    area: string,
    path: string,
    options?: BerthCallOptions,
  ): Promise<{ text: string; headers: Headers }> {
    const response = await this.#fetch('GET', areaPath(area, path), options);
    return { text: await response.text(), headers: response.headers };
  }

  async #items<T>(path: string, options?: BerthCallOptions): Promise<T[]> {
    const { items } = await this.#call<{ items: T[] }>('GET', path, options);
    return items;
  }

  async #call<T>(
    method: string,
    path: string,
    options?: BerthCallOptions,
    body?: unknown,
    extraHeaders?: Record<string, string>,
  ): Promise<T> {
    const response = await this.#fetch(
      method,
      path,
      options,
      body,
      extraHeaders,
    );
    return response.json();
  }

  async #fetch(
    method: string,
    path: string,
    options: BerthCallOptions = {},
    body?: unknown,
    extraHeaders: Record<string, string> = {},
  ): Promise<Response> {
    const { token, signal } = options;
    const baseUrl = await this.#discovery.getBaseUrl('berth');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      method,
      signal,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...extraHeaders,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

/**
 * What a {@link BerthClient} is made of: Backstage's discovery, and in the
 * browser its fetch.
 *
 * @public
 */
export interface BerthClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/**
 * Narrows a list of claims.
 *
 * @public
 */
export interface ClaimFilter {
  tenant?: string;
  offering?: string;
  phase?: ClaimPhase;
  cluster?: string;
  /** Part of a claim's name. */
  q?: string;
  cursor?: string;
  limit?: number;
}

function areaPath(area: string, path: string): string {
  return `/areas/${encodeURIComponent(area)}${path}`;
}

function query(parameters: Record<string, unknown>): string {
  const set = Object.entries(parameters).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return set.length === 0
    ? ''
    : `?${new URLSearchParams(set.map(([k, v]) => [k, String(v)]))}`;
}
