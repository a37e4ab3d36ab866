import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  tenantEntityName,
  type Change,
  type Claim,
  type Cluster,
} from '@berth/backstage-plugin-berth-common';
import type { EntityMapper } from '../entities/EntityMapper';
import type { BerthFleet } from './BerthFleet';
import type { EntitiesByKey, EntityLedger } from './EntityLedger';

/** How many claims are read at once, and from how many on a list is cheaper. */
const CONCURRENCY = 8;
const FEW = 50;

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
  readonly #fleet: BerthFleet;
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

  /** Everything that the catalog shows of Berth. */
  async everything(signal: AbortSignal): Promise<EntityReading> {
    const clusters = await this.#fleet.clusters(signal);
    const tenants = await this.#fleet.tenants(signal);
    const entities: EntitiesByKey = new Map();
    for (const cluster of clusters) {
      this.#put(entities, `cluster:${cluster.name}`, () =>
        this.#mapper.cluster(cluster),
      );
    }
    for (const tenant of tenants) {
      this.#put(entities, `tenant:${tenant.name}`, () =>
        this.#mapper.tenant(tenant),
      );
    }
    for await (const claim of this.#fleet.claims(signal)) {
      this.#putClaim(entities, claim);
    }
    return { entities, complete: isComplete(clusters) };
  }

  /** What these changes were about. */
  async changed(
    changes: Change[],
    ledger: EntityLedger,
    signal: AbortSignal,
  ): Promise<EntityReading> {
    const keysOf = (kind: Change['kind']) =>
      changes.filter(change => change.kind === kind).map(({ key }) => key);
    const reading: EntityReading = { entities: new Map() };
    const claimIds = new Set(keysOf('claim'));

    await this.#readClusters(keysOf('cluster'), reading, signal);
    for (const name of new Set(keysOf('tenant'))) {
      const key = `tenant:${name}`;
      const tenant = await this.#fleet.tenant(name, signal);
      this.#put(reading.entities, key, () =>
        tenant ? this.#mapper.tenant(tenant) : undefined,
      );
      // Its claims show its owner.
      if (ledger.differs(key, reading.entities.get(key))) {
        ledger
          .keysInSystem(tenantEntityName(name))
          .forEach(claim => claimIds.add(claim.slice('claim:'.length)));
      }
    }
    await this.#readClaims([...claimIds], ledger, reading.entities, signal);
    return reading;
  }

  async #readClusters(
    names: string[],
    reading: EntityReading,
    signal: AbortSignal,
  ): Promise<void> {
    if (names.length === 0) {
      return;
    }
    const clusters = await this.#fleet.clusters(signal);
    for (const name of new Set(names)) {
      const cluster = clusters.find(candidate => candidate.name === name);
      this.#put(reading.entities, `cluster:${name}`, () =>
        cluster ? this.#mapper.cluster(cluster) : undefined,
      );
    }
    reading.complete = isComplete(clusters);
  }

  async #readClaims(
    ids: string[],
    ledger: EntityLedger,
    entities: EntitiesByKey,
    signal: AbortSignal,
  ): Promise<void> {
    if (ids.length > FEW && ids.length * 20 > ledger.size) {
      const wanted = new Set(ids);
      ids.forEach(id => entities.set(`claim:${id}`, undefined));
      for await (const claim of this.#fleet.claims(signal)) {
        if (wanted.has(claim.id)) {
          this.#putClaim(entities, claim);
        }
      }
      return;
    }
    const queue = [...ids];
    const work = async () => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        const claim = await this.#fleet.claim(id, signal);
        if (claim) {
          this.#putClaim(entities, claim);
        } else {
          entities.set(`claim:${id}`, undefined);
        }
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
  }

  #putClaim(entities: EntitiesByKey, claim: Claim): void {
    this.#put(entities, `claim:${claim.id}`, () => this.#mapper.claim(claim));
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

/** @internal */
export interface EntityReaderOptions {
  fleet: BerthFleet;
  mapper: EntityMapper;
  logger: LoggerService;
}

/** A cluster that was not heard of yet may hold anything. */
function isComplete(clusters: Cluster[]): boolean {
  return clusters.every(({ state }) => state !== 'unknown');
}
