import type {
  Change,
  Claim,
  ClaimRequest,
  Cluster,
  CoreObject,
  PendingClaim,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import type { FleetView } from '../EntityReader';

/**
 * Berth as the catalog reads it, in memory and without a server between, so
 * that many histories can be tried. It can lose notices, its feed and calls.
 */
export class ModelFleet implements FleetView {
  readonly clustersByName = new Map<string, Cluster>();
  readonly tenantsByName = new Map<string, Tenant>();
  readonly claimsById = new Map<string, Claim>();
  readonly objectsById = new Map<string, CoreObject>();
  readonly requests = new Map<string, ClaimRequest>();
  /** Whether the next change is not noted in the feed. */
  losesNext = false;
  /** How many calls fail from now on. */
  failures = 0;

  #feed: Change[] = [];
  #head = 0;
  #waiting = new Set<() => void>();
  #followed = new Set<() => void>();

  putCluster(cluster: Cluster): void {
    this.clustersByName.set(cluster.name, cluster);
    this.note('cluster', cluster.name);
  }

  putTenant(tenant: Tenant): void {
    this.tenantsByName.set(tenant.name, tenant);
    // As Berth does: its claims have its owner, and only the tenant is noted.
    for (const [id, claim] of this.claimsById) {
      if (claim.tenant === tenant.name) {
        this.claimsById.set(id, { ...claim, owner: tenant.owner });
      }
    }
    for (const [id, object] of this.objectsById) {
      if (object.tenant === tenant.name) {
        this.objectsById.set(id, { ...object, owner: tenant.owner });
      }
    }
    this.note('tenant', tenant.name);
  }

  removeTenant(name: string): void {
    this.tenantsByName.delete(name);
    const left = [...this.claimsById.values()].filter(
      claim => claim.tenant === name,
    );
    this.note('tenant', name);
    [...this.objectsById.values()]
      .filter(({ tenant }) => tenant === name)
      .forEach(({ id }) => this.removeObject(id));
    // Its namespaces are nobody's any more, and their claims neither.
    left.forEach(claim =>
      this.putClaim({ ...claim, tenant: undefined, owner: undefined }),
    );
  }

  putClaim(claim: Claim): void {
    this.claimsById.set(claim.id, claim);
    for (const [id, request] of this.requests) {
      if (request.claimId === claim.id) {
        this.requests.set(id, { ...request, seenAt: claim.createdAt });
      }
    }
    this.note('claim', claim.id);
  }

  putObject(object: CoreObject): void {
    this.objectsById.set(object.id, object);
    this.note('object', object.id);
  }

  removeObject(id: string): void {
    this.objectsById.delete(id);
    this.note('object', id);
  }

  removeClaim(id: string): void {
    this.claimsById.delete(id);
    this.note('claim', id);
  }

  /** A claim's phase changes, which the catalog does not show. */
  flap(id: string): void {
    const claim = this.claimsById.get(id);
    if (claim) {
      const phase = claim.phase === 'Ready' ? 'Degraded' : 'Ready';
      this.claimsById.set(id, { ...claim, phase });
    }
    this.note('claim', id);
  }

  putRequest(request: ClaimRequest): void {
    const { seenAt } = this.requests.get(request.id) ?? {};
    this.requests.set(request.id, { ...request, seenAt });
    this.note('request', request.id);
  }

  /** The requests whose claims are not there. */
  onTheirWay(): PendingClaim[] {
    return [...this.requests.values()].filter(
      ({ state, seenAt, claimId }) =>
        state !== 'Failed' && !seenAt && !this.claimsById.has(claimId),
    );
  }

  /** Connects every cluster that was not heard of. */
  hearOfAll(): void {
    for (const cluster of this.clustersByName.values()) {
      if (cluster.state === 'unknown') {
        this.putCluster({ ...cluster, state: 'connected' });
      }
    }
    this.losesNext = false;
  }

  note(kind: Change['kind'], key: string): void {
    if (this.losesNext) {
      this.losesNext = false;
      return;
    }
    this.#head += 1;
    const entry = { seq: this.#head, kind, key, at: '' };
    // What the operation says is not to be relied upon.
    this.#feed.push({ ...entry, operation: 'upsert' });
    this.#wake();
  }

  /**
   * Begins the feed anew, as a backend does on an empty database; to be started
   * there, it has cut off whoever was reading.
   */
  loseFeed(): void {
    this.failures += 1;
    this.#feed = [];
    this.#head = 0;
    this.#wake();
  }

  /** Resolves once somebody has read all changes and waits for the next. */
  async followed(): Promise<void> {
    if (this.#waiting.size === 0) {
      await new Promise<void>(resolve => this.#followed.add(resolve));
    }
  }

  /** Lets go who waits for changes. */
  release(): void {
    this.#wake();
  }

  cursor = this.#call(() => this.#head);
  clusters = this.#call(() => [...this.clustersByName.values()]);
  tenants = this.#call(() => [...this.tenantsByName.values()]);
  tenant = async (name: string) =>
    this.#call(() => this.tenantsByName.get(name))();
  pending = this.#call(() => this.onTheirWay());

  lookUp: FleetView['lookUp'] = async wanted =>
    this.#call(() => {
      const asked = wanted.requests.flatMap(
        id => this.requests.get(id)?.claimId ?? [],
      );
      const ids = [...new Set([...wanted.ids, ...asked])];
      return {
        ids,
        items: ids.flatMap(id => this.claimsById.get(id) ?? []),
        pending: this.onTheirWay().filter(({ claimId }) =>
          ids.includes(claimId),
        ),
      };
    })();

  lookUpObjects: FleetView['lookUpObjects'] = async ids =>
    this.#call(() => ids.flatMap(id => this.objectsById.get(id) ?? []))();

  async *coreObjects(filter: { tenant?: string }) {
    const all = [...this.objectsById.values()].filter(
      ({ tenant }) => !filter.tenant || tenant === filter.tenant,
    );
    for (let from = 0; from < all.length; from += 2) {
      yield await this.#call(() => all.slice(from, from + 2))();
    }
  }

  async *claims(filter: { tenant?: string }): AsyncGenerator<Claim[]> {
    const all = [...this.claimsById.values()].filter(
      ({ tenant }) => !filter.tenant || tenant === filter.tenant,
    );
    for (let from = 0; from < all.length; from += 2) {
      yield await this.#call(() => all.slice(from, from + 2))();
    }
  }

  changes: FleetView['changes'] = async ({ after }, signal) => {
    if (after === this.#head && !signal.aborted && this.failures === 0) {
      await this.#untilChange(signal);
    }
    return this.#call(() =>
      after > this.#head
        ? { items: [], cursor: this.#head, reset: true }
        : {
            items: this.#feed.filter(({ seq }) => seq > after).slice(0, 3),
            cursor: Math.min(this.#head, after + 3),
          },
    )();
  };

  #call<T>(answer: () => T): () => Promise<T> {
    return async () => {
      await Promise.resolve();
      if (this.failures > 0) {
        this.failures -= 1;
        throw new Error('no answer');
      }
      return answer();
    };
  }

  async #untilChange(signal: AbortSignal): Promise<void> {
    await new Promise<void>(resolve => {
      this.#waiting.add(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
      this.#followed.forEach(tell => tell());
      this.#followed.clear();
    });
  }

  #wake(): void {
    this.#waiting.forEach(done => done());
    this.#waiting.clear();
  }
}
