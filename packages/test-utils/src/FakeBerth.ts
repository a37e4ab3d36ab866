import { setTimeout } from 'node:timers/promises';
import {
  coreServices,
  createBackendPlugin,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import type {
  Change,
  Claim,
  ClaimRequest,
  Cluster,
  CoreObject,
  PendingClaim,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import { createFakeBerthRouter } from './createFakeBerthRouter';
import type { FakeBerthCall } from './types';

/**
 * A Berth backend in memory: a plugin for `startTestBackend` whose clusters,
 * tenants, claims and requests a test puts and takes away, and which can be
 * down. It refuses what its OpenAPI document does not know and never answers
 * anything else either.
 *
 * @public
 */
export class FakeBerth {
  readonly clusters = new Map<string, Cluster>();
  readonly tenants = new Map<string, Tenant>();
  readonly claims = new Map<string, Claim>();
  readonly coreObjects = new Map<string, CoreObject>();
  readonly requests = new Map<string, ClaimRequest>();
  /** What was answered to the idempotency keys under which requests came. */
  readonly answersByKey = new Map<string, ClaimRequest | Error>();
  /** Every call, oldest first, also those that were answered by an error. */
  calls: FakeBerthCall[] = [];
  /** The state in which a new request is answered. */
  requestState: ClaimRequest['state'] = 'Delivered';
  /** Thrown instead of answering a new request or its preview. */
  refusal?: Error;
  /** Thrown instead of answering anything. */
  outage?: Error;

  #changes: Change[] = [];
  #sequence = 0;
  #prunedTo = 0;
  readonly #waiting = new Set<() => void>();
  readonly #followed = new Set<() => void>();

  private constructor() {}

  static create(has: FakeBerthContents = {}): FakeBerth {
    const berth = new FakeBerth();
    berth.put(has);
    return berth;
  }

  /** The plugin `berth`. */
  get feature(): BackendFeature {
    return createBackendPlugin({
      pluginId: 'berth',
      register: env =>
        env.registerInit({
          deps: {
            httpAuth: coreServices.httpAuth,
            httpRouter: coreServices.httpRouter,
            lifecycle: coreServices.lifecycle,
          },
          init: async ({ httpAuth, httpRouter, lifecycle }) => {
            httpRouter.use(createFakeBerthRouter({ berth: this, httpAuth }));
            lifecycle.addShutdownHook(() => this.#wake());
          },
        }),
    });
  }

  /** Makes it empty and well again, for the next test. */
  reset(): void {
    this.clusters.clear();
    this.tenants.clear();
    this.claims.clear();
    this.coreObjects.clear();
    this.requests.clear();
    this.answersByKey.clear();
    this.calls = [];
    this.requestState = 'Delivered';
    this.refusal = undefined;
    this.outage = undefined;
    this.loseFeed();
  }

  /** How often an operation was called. */
  count(operation: string): number {
    return this.calls.filter(call => call.operation === operation).length;
  }

  /** Puts all of these. */
  put({ clusters = [], tenants = [], claims = [] }: FakeBerthContents): void {
    clusters.forEach(cluster => this.putCluster(cluster));
    tenants.forEach(tenant => this.putTenant(tenant));
    claims.forEach(claim => this.putClaim(claim));
  }

  putCluster(cluster: Cluster): void {
    this.clusters.set(cluster.name, cluster);
    this.note('cluster', cluster.name, 'upsert');
  }

  removeCluster(name: string): void {
    this.clusters.delete(name);
    this.note('cluster', name, 'delete');
  }

  putTenant(tenant: Tenant): void {
    this.tenants.set(tenant.name, tenant);
    this.note('tenant', tenant.name, 'upsert');
  }

  removeTenant(name: string): void {
    this.tenants.delete(name);
    this.note('tenant', name, 'delete');
  }

  putClaim(claim: Claim): void {
    this.claims.set(claim.id, claim);
    this.note('claim', claim.id, 'upsert');
  }

  removeClaim(id: string): void {
    this.claims.delete(id);
    this.note('claim', id, 'delete');
  }

  putCoreObject(object: CoreObject): void {
    this.coreObjects.set(object.id, object);
    this.note('object', object.id, 'upsert');
  }

  removeCoreObject(id: string): void {
    this.coreObjects.delete(id);
    this.note('object', id, 'delete');
  }

  putRequest(request: ClaimRequest): void {
    this.requests.set(request.id, request);
    this.note('request', request.id, 'upsert');
  }

  /** The requests on their way whose claims are not there, newest first. */
  pending(): PendingClaim[] {
    return [...this.requests.values()]
      .filter(
        ({ state, seenAt, claimId }) =>
          state !== 'Failed' && !seenAt && !this.claims.has(claimId),
      )
      .map(request => ({
        ...request,
        owner: this.tenants.get(request.tenant)?.owner,
      }))
      .reverse();
  }

  /** Adds to the change feed without a change, as a replay does. */
  note(kind: Change['kind'], key: string, operation: Change['operation']) {
    this.#sequence += 1;
    this.#changes = this.#changes.filter(
      change => change.kind !== kind || change.key !== key,
    );
    const at = new Date(0).toISOString();
    this.#changes.push({ seq: this.#sequence, kind, key, operation, at });
    this.#wake();
  }

  /** Begins the feed anew, as a backend does that has lost its database. */
  loseFeed(): void {
    this.#sequence = 0;
    this.#prunedTo = 0;
    this.#changes = [];
    this.#wake();
  }

  /** Forgets what changed, as a backend does after a long while. */
  pruneFeed(): void {
    this.#sequence += 1;
    this.#prunedTo = this.#sequence;
    this.#changes = [];
    this.#wake();
  }

  /** Resolves once somebody who has read all changes waits for the next. */
  async followed(): Promise<void> {
    if (this.#waiting.size === 0) {
      await new Promise<void>(resolve => this.#followed.add(resolve));
    }
  }

  /** The feed after a cursor, held back until there is something. */
  async changes(options: {
    after?: number;
    limit: number;
    waitMs: number;
  }): Promise<{ items: Change[]; cursor: number; reset?: boolean }> {
    const { after, limit, waitMs } = options;
    if (after === undefined) {
      return { items: [], cursor: this.#sequence };
    }
    if (waitMs > 0 && after === this.#sequence) {
      await this.#untilChange(waitMs);
    }
    if (after > this.#sequence || after < this.#prunedTo) {
      return { items: [], cursor: this.#sequence, reset: true };
    }
    const items = this.#changes
      .filter(change => change.seq > after)
      .slice(0, limit);
    return { items, cursor: items.at(-1)?.seq ?? this.#sequence };
  }

  async #untilChange(waitMs: number): Promise<void> {
    const woken = new AbortController();
    const wake = () => {
      this.#waiting.delete(wake);
      woken.abort();
    };
    this.#waiting.add(wake);
    this.#followed.forEach(tell => tell());
    this.#followed.clear();
    await setTimeout(waitMs, undefined, { signal: woken.signal }).catch(
      () => {},
    );
    this.#waiting.delete(wake);
  }

  #wake(): void {
    this.#waiting.forEach(done => done());
  }
}

/**
 * What a {@link FakeBerth} is told to have.
 *
 * @public
 */
export interface FakeBerthContents {
  clusters?: Cluster[];
  tenants?: Tenant[];
  claims?: Claim[];
}
