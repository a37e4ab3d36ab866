import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import type { Knex } from 'knex';
import type { ChangeNote } from '../changes/types';
import { chunks } from '../database/chunks';
import { upsertRows } from '../database/upsertRows';
import type { LiveObject } from '../kubernetes/types';
import { childRow, type ChildRow } from './childRow';
import type { ClaimProjection } from './ClaimProjection';
import { loadByKey } from './loadByKey';
import {
  objectKey,
  type ObjectBatch,
  type Projection,
  type WatchedResource,
} from './types';

/**
 * The objects by which claims are judged beside their primary ones. When one
 * changes, the claim that it belongs to is judged anew.
 *
 * @internal
 */
export class ChildProjection implements Projection {
  readonly #cluster: string;
  readonly #offerings: () => Offering[];
  readonly #claims: ClaimProjection;
  readonly #logger: LoggerService;

  private constructor(options: ChildProjectionOptions) {
    this.#cluster = options.cluster;
    this.#offerings = options.offerings;
    this.#claims = options.claims;
    this.#logger = options.logger;
  }

  static create(options: ChildProjectionOptions): ChildProjection {
    return new ChildProjection(options);
  }

  async apply(tx: Knex.Transaction, batch: ObjectBatch): Promise<ChangeNote[]> {
    const { resource } = batch;
    const names = [...batch.upserts, ...batch.deletes].map(
      ({ metadata }) => metadata.name,
    );
    const stored = await this.#load(tx, resource, names);
    const changed: ChildRow[] = [];
    const removed: ChildRow[] = [];
    const before: ChildRow[] = [];
    for (const object of batch.upserts) {
      const row = this.#toRow(resource, object);
      const previous = stored.get(objectKey(object));
      if (row && row.object !== previous?.object) {
        changed.push(row);
        before.push(...(previous ? [previous] : []));
      } else if (!row && previous) {
        removed.push(previous);
      }
    }
    for (const object of batch.deletes) {
      const previous = stored.get(objectKey(object));
      removed.push(...(previous ? [previous] : []));
    }
    await upsertRows(tx, {
      table: 'fleet_children',
      key: ['cluster', 'resource', 'namespace', 'name'],
      rows: changed,
    });
    await this.#delete(tx, removed);
    return this.#judge(tx, [...changed, ...removed, ...before]);
  }

  /** One bad object is named in the log and skipped. */
  #toRow(resource: WatchedResource, object: LiveObject): ChildRow | undefined {
    const cluster = this.#cluster;
    const offerings = this.#offerings();
    try {
      return childRow({ cluster, offerings, resource, object });
    } catch (error) {
      this.#logger.warn('An object cannot be read and is skipped', {
        resource: resource.key,
        object: objectKey(object),
        error: String(error),
      });
      return undefined;
    }
  }

  async sweep(
    tx: Knex.Transaction,
    resource: WatchedResource,
    seen: ReadonlySet<string>,
  ): Promise<ChangeNote[]> {
    const stored = await this.#load(tx, resource);
    const gone = [...stored].filter(([key]) => !seen.has(key));
    const rows = gone.map(([, row]) => row);
    await this.#delete(tx, rows);
    return this.#judge(tx, rows);
  }

  async #load(
    tx: Knex.Transaction,
    resource: WatchedResource,
    names?: string[],
  ): Promise<Map<string, ChildRow>> {
    const where = { cluster: this.#cluster, resource: resource.key };
    return loadByKey<ChildRow>(() => tx('fleet_children').where(where), names);
  }

  async #delete(tx: Knex.Transaction, rows: ChildRow[]): Promise<void> {
    for (const { cluster, resource, namespace, name } of rows) {
      await tx('fleet_children')
        .where({ cluster, resource, namespace, name })
        .delete();
    }
  }

  async #judge(tx: Knex.Transaction, rows: ChildRow[]): Promise<ChangeNote[]> {
    const ids = new Set<string>();
    for (const chunk of chunks(rows, 200)) {
      const claims = await tx('claims')
        .where({ cluster: this.#cluster })
        .andWhere(where =>
          where
            .whereIn(
              'uid',
              chunk.flatMap(row => row.owner_uid ?? []),
            )
            .orWhereIn(
              'id',
              chunk.flatMap(row => row.claim ?? []),
            ),
        )
        .select('id');
      claims.forEach(({ id }) => ids.add(id));
    }
    return this.#claims.reproject(tx, [...ids]);
  }
}

/**
 * What a {@link ChildProjection} is made of.
 *
 * @internal
 */
export interface ChildProjectionOptions {
  cluster: string;
  /** As they are now. */
  offerings: () => Offering[];
  claims: ClaimProjection;
  logger: LoggerService;
}
