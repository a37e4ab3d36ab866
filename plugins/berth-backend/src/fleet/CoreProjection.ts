import {
  berthLabels,
  type CoreObject,
} from '@berth/backstage-plugin-berth-common';
import type { Knex } from 'knex';
import type { ChangeNote } from '../changes/types';
import { chunks } from '../database/chunks';
import { upsertRows } from '../database/upsertRows';
import type { LiveObject } from '../kubernetes/types';
import { catalogText } from './catalogText';
import { cleanText } from './cleanText';
import { coreKindOf, coreObjectNote } from './coreKinds';
import { loadByKey } from './loadByKey';
import {
  objectKey,
  type ObjectBatch,
  type Projection,
  type WatchedResource,
} from './types';

/**
 * An object of one of Kubernetes' own kinds, as it is stored.
 *
 * @internal
 */
export interface CoreObjectRow {
  cluster: string;
  /** Key of the watch that brings it. */
  resource: string;
  kind: CoreObject['kind'];
  namespace: string;
  name: string;
  /** JSON of what its annotations say to the catalog. */
  catalog: string | null;
}

/**
 * Quotas and volume claims, by their metadata: of what changes with every pod
 * nothing is kept. They are tenants' by their namespaces, when they are read.
 *
 * @internal
 */
export class CoreProjection implements Projection {
  readonly #cluster: string;

  private constructor(options: { cluster: string }) {
    this.#cluster = options.cluster;
  }

  static create(options: { cluster: string }): CoreProjection {
    return new CoreProjection(options);
  }

  async apply(tx: Knex.Transaction, batch: ObjectBatch): Promise<ChangeNote[]> {
    const { resource, upserts, deletes } = batch;
    const names = [...upserts, ...deletes].map(({ metadata }) => metadata.name);
    const stored = await this.#load(tx, resource, names);
    const changed: CoreObjectRow[] = [];
    const gone: CoreObjectRow[] = [];
    for (const object of upserts) {
      const known = stored.get(objectKey(object));
      const row = this.#toRow(resource, object);
      if (row && (!known || known.catalog !== row.catalog)) {
        changed.push(row);
      } else if (!row && known) {
        gone.push(known);
      }
    }
    for (const object of deletes) {
      const known = stored.get(objectKey(object));
      gone.push(...(known ? [known] : []));
    }
    await upsertRows(tx, {
      table: 'fleet_core_objects',
      key: ['cluster', 'namespace', 'kind', 'name'],
      rows: changed,
    });
    await this.#delete(tx, gone);
    return [
      ...(await this.#notes(tx, changed, 'upsert')),
      ...(await this.#notes(tx, gone, 'delete')),
    ];
  }

  async sweep(
    tx: Knex.Transaction,
    resource: WatchedResource,
    seen: ReadonlySet<string>,
  ): Promise<ChangeNote[]> {
    const stored = await this.#load(tx, resource);
    const gone = [...stored].flatMap(([key, row]) =>
      seen.has(key) ? [] : [row],
    );
    await this.#delete(tx, gone);
    return this.#notes(tx, gone, 'delete');
  }

  /** Undefined for what is a claim, and is shown as such. */
  #toRow(
    resource: WatchedResource,
    { metadata }: LiveObject,
  ): CoreObjectRow | undefined {
    const kind = coreKindOf(resource);
    const { name, namespace = '', labels, annotations } = metadata;
    if (!kind || !namespace || labels?.[berthLabels.offering] !== undefined) {
      return undefined;
    }
    return {
      cluster: this.#cluster,
      resource: resource.key,
      kind,
      namespace: cleanText(namespace, 63),
      name: cleanText(name, 253),
      catalog: catalogText(annotations),
    };
  }

  async #load(
    tx: Knex.Transaction,
    resource: WatchedResource,
    names?: string[],
  ): Promise<Map<string, CoreObjectRow>> {
    const where = { cluster: this.#cluster, resource: resource.key };
    return loadByKey<CoreObjectRow>(
      () => tx('fleet_core_objects').where(where),
      names,
    );
  }

  async #delete(tx: Knex.Transaction, rows: CoreObjectRow[]): Promise<void> {
    for (const { cluster, namespace, kind, name } of rows) {
      await tx('fleet_core_objects')
        .where({ cluster, namespace, kind, name })
        .delete();
    }
  }

  /** Only of what is some tenant's: of the rest nobody knows anything. */
  async #notes(
    tx: Knex.Transaction,
    rows: CoreObjectRow[],
    operation: ChangeNote['operation'],
  ): Promise<ChangeNote[]> {
    const tenants = new Set<string>();
    for (const chunk of chunks(
      [...new Set(rows.map(({ namespace }) => namespace))],
      500,
    )) {
      const found: Array<{ name: string }> = await tx('fleet_namespaces')
        .where({ cluster: this.#cluster })
        .whereIn('name', chunk)
        .select('name');
      found.forEach(({ name }) => tenants.add(name));
    }
    return rows
      .filter(({ namespace }) => tenants.has(namespace))
      .map(row => coreObjectNote(row, operation));
  }
}
