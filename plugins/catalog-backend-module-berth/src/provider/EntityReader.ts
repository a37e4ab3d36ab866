import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type {
  Change,
  Claim,
  Cluster,
  CoreObject,
  PendingClaim,
} from '@berth/backstage-plugin-berth-common';
import type { EntityMapper } from '../entities/EntityMapper';
import { PAGE, type BerthFleet } from './BerthFleet';
import type { EntitiesByKey } from './keys';

/** From so many changed tenants on a list of all of them is cheaper. */
const FEW_TENANTS = 5;

/**
 * What was read. `complete` says whether every cluster has been heard of, and
 * is undefined where the clusters were not asked for.
 *
 * @internal
 */
export interface EntityReading {
  entities: EntitiesByKey;
  complete?: boolean;
}

/**
 * Reads Berth and makes entities of it. The change feed only says where to
 * look: what is told to the catalog is always what Berth says now, so that
 * replayed and reordered changes do no harm.
 *
 * @internal
 */
export class EntityReader {
  readonly #fleet: FleetView;
  readonly #mapper: EntityMapper;
  readonly #logger: LoggerService;

  private constructor(options: EntityReaderOptions) {
    this.#fleet = options.fleet;
    this.#mapper = options.mapper;
    this.#logger = options.logger;
  }

  static create(options: EntityReaderOptions): EntityReader {
    return new EntityReader(options);
  }

  /**
   * Everything that the catalog shows of Berth, batch by batch: what is in
   * memory is never more than a page.
   */
  async everything(
    signal: AbortSignal,
  ): Promise<{ batches: AsyncGenerator<EntitiesByKey>; complete: boolean }> {
    const clusters = await this.#fleet.clusters(signal);
    return {
      batches: this.#batches(clusters, signal),
      complete: isComplete(clusters),
    };
  }

  /** What these changes were about, however they were told. */
  async changed(
    changes: Change[],
    signal: AbortSignal,
  ): Promise<EntityReading> {
    const keysOf = (kind: Change['kind']) => [
      ...new Set(
        changes.filter(change => change.kind === kind).map(({ key }) => key),
      ),
    ];
    const entities: EntitiesByKey = new Map();
    const [complete] = await Promise.all([
      this.#readClusters(keysOf('cluster'), entities, signal),
      this.#readTenants(keysOf('tenant'), entities, signal),
      this.#readClaims(keysOf('claim'), keysOf('request'), entities, signal),
      this.#readObjects(keysOf('object'), entities, signal),
    ]);
    return { entities, complete };
  }

  /** All claims and other objects of a tenant, batch by batch. */
  async *thingsOf(
    tenant: string,
    signal: AbortSignal,
  ): AsyncGenerator<EntitiesByKey> {
    for await (const claims of this.#fleet.claims({ tenant }, signal)) {
      const entities: EntitiesByKey = new Map();
      claims.forEach(claim => this.#putClaim(entities, claim));
      yield entities;
    }
    yield* this.#objects({ tenant }, signal);
  }

  async *#batches(
    clusters: Cluster[],
    signal: AbortSignal,
  ): AsyncGenerator<EntitiesByKey> {
    const whole: EntitiesByKey = new Map();
    for (const cluster of clusters) {
      this.#put(whole, `cluster:${cluster.name}`, () =>
        this.#mapper.cluster(cluster),
      );
    }
    for (const tenant of await this.#fleet.tenants(signal)) {
      this.#put(whole, `tenant:${tenant.name}`, () =>
        this.#mapper.tenant(tenant),
      );
    }
    yield whole;

    // Read before the claims: what comes into being meanwhile is in both.
    const pending: EntitiesByKey = new Map();
    for (const request of await this.#fleet.pending(signal)) {
      this.#putPending(pending, request);
    }
    for await (const claims of this.#fleet.claims({}, signal)) {
      const entities: EntitiesByKey = new Map();
      for (const claim of claims) {
        this.#putClaim(entities, claim);
        pending.delete(`claim:${claim.id}`);
      }
      yield entities;
    }
    yield pending;
    yield* this.#objects({}, signal);
  }

  async *#objects(
    filter: { tenant?: string },
    signal: AbortSignal,
  ): AsyncGenerator<EntitiesByKey> {
    for await (const objects of this.#fleet.coreObjects(filter, signal)) {
      const entities: EntitiesByKey = new Map();
      objects.forEach(object => this.#putObject(entities, object));
      yield entities;
    }
  }

  async #readClusters(
    names: string[],
    entities: EntitiesByKey,
    signal: AbortSignal,
  ): Promise<boolean | undefined> {
    if (names.length === 0) {
      return undefined;
    }
    const clusters = await this.#fleet.clusters(signal);
    for (const name of names) {
      const cluster = clusters.find(candidate => candidate.name === name);
      this.#put(entities, `cluster:${name}`, () =>
        cluster ? this.#mapper.cluster(cluster) : undefined,
      );
    }
    return isComplete(clusters);
  }

  async #readTenants(
    names: string[],
    entities: EntitiesByKey,
    signal: AbortSignal,
  ): Promise<void> {
    const all =
      names.length > FEW_TENANTS
        ? await this.#fleet.tenants(signal)
        : undefined;
    const byName = new Map(all?.map(tenant => [tenant.name, tenant]));
    await Promise.all(
      names.map(async name => {
        const tenant = all
          ? byName.get(name)
          : await this.#fleet.tenant(name, signal);
        this.#put(entities, `tenant:${name}`, () =>
          tenant ? this.#mapper.tenant(tenant) : undefined,
        );
      }),
    );
  }

  async #readClaims(
    ids: string[],
    requests: string[],
    entities: EntitiesByKey,
    signal: AbortSignal,
  ): Promise<void> {
    const length = Math.max(ids.length, requests.length);
    for (let from = 0; from < length; from += PAGE) {
      const found = await this.#fleet.lookUp(
        {
          ids: ids.slice(from, from + PAGE),
          requests: requests.slice(from, from + PAGE),
        },
        signal,
      );
      const there = new Set([
        ...found.items.map(({ id }) => id),
        ...found.pending.map(({ claimId }) => claimId),
      ]);
      found.ids
        .filter(id => !there.has(id))
        .forEach(id => entities.set(`claim:${id}`, undefined));
      found.pending.forEach(request => this.#putPending(entities, request));
      found.items.forEach(claim => this.#putClaim(entities, claim));
    }
  }

  async #readObjects(
    ids: string[],
    entities: EntitiesByKey,
    signal: AbortSignal,
  ): Promise<void> {
    for (let from = 0; from < ids.length; from += PAGE) {
      const asked = ids.slice(from, from + PAGE);
      const found = await this.#fleet.lookUpObjects(asked, signal);
      asked.forEach(id => entities.set(`object:${id}`, undefined));
      found.forEach(object => this.#putObject(entities, object));
    }
  }

  #putObject(entities: EntitiesByKey, object: CoreObject): void {
    this.#put(entities, `object:${object.id}`, () =>
      this.#mapper.coreObject(object),
    );
  }

  #putClaim(entities: EntitiesByKey, claim: Claim): void {
    this.#put(entities, `claim:${claim.id}`, () => this.#mapper.claim(claim));
  }

  #putPending(entities: EntitiesByKey, request: PendingClaim): void {
    this.#put(entities, `claim:${request.claimId}`, () =>
      this.#mapper.pending(request),
    );
  }

  /** One bad object is logged and left out; it never stops the others. */
  #put(
    entities: EntitiesByKey,
    key: string,
    map: () => Entity | undefined,
  ): void {
    try {
      entities.set(key, map());
    } catch (error) {
      this.#logger.warn('Left out of the catalog', {
        key,
        error: String(error),
      });
    }
  }
}

/**
 * What of Berth's API is read.
 *
 * @internal
 */
export type FleetView = Pick<BerthFleet, keyof BerthFleet>;

/** @internal */
export interface EntityReaderOptions {
  fleet: FleetView;
  mapper: EntityMapper;
  logger: LoggerService;
}

/** A cluster that was not heard of yet may hold anything. */
function isComplete(clusters: Cluster[]): boolean {
  return clusters.every(({ state }) => state !== 'unknown');
}
