import {
  berthError,
  parseCoreObjectRef,
  stringifyCoreObjectRef,
  type CoreObject,
} from '@berth/backstage-plugin-berth-common';
import type { Knex } from 'knex';
import { chunks } from '../database/chunks';
import type { TenantQueries } from '../tenants/TenantQueries';
import type { CoreObjectRow } from './CoreProjection';

type Found = Omit<CoreObjectRow, 'resource'> & { tenant: string };

const ORDER = ['cluster', 'namespace', 'kind', 'name'] as const;

/**
 * What the API answers of the objects of Kubernetes' own kinds that are
 * tenants'.
 *
 * @internal
 */
export class CoreObjectQueries {
  readonly #options: CoreObjectQueriesOptions;

  private constructor(options: CoreObjectQueriesOptions) {
    this.#options = options;
  }

  static create(options: CoreObjectQueriesOptions): CoreObjectQueries {
    return new CoreObjectQueries(options);
  }

  /** A page of them, by cluster, namespace, kind and name. */
  async list(filter: {
    tenant?: string;
    cursor?: string;
    limit: number;
  }): Promise<{ items: CoreObject[]; nextCursor?: string }> {
    const { tenant, cursor, limit } = filter;
    const query = this.#query();
    if (tenant !== undefined) {
      query.where({ tenant });
    }
    if (cursor !== undefined) {
      query.whereRaw(
        '(cluster, namespace, kind, name) > (?, ?, ?, ?)',
        readCursor(cursor),
      );
    }
    const rows: Found[] = await query.orderBy([...ORDER]).limit(limit + 1);
    const page = rows.slice(0, limit);
    const items = await this.#present(page);
    const last = page.at(-1);
    return rows.length > limit && last
      ? { items, nextCursor: stringifyCoreObjectRef(last) }
      : { items };
  }

  /**
   * Of these those that are there and some tenant's, in no order.
   *
   * @throws InputError with code `claim-id-invalid`
   */
  async find(ids: string[]): Promise<CoreObject[]> {
    const refs = ids.map(parseCoreObjectRef);
    const rows: Found[] = [];
    for (const chunk of chunks(refs, 100)) {
      rows.push(
        ...(await this.#query().where(where =>
          chunk.forEach(ref =>
            where.orWhere({
              cluster: ref.cluster,
              namespace: ref.namespace,
              kind: ref.kind,
              name: ref.name,
            }),
          ),
        )),
      );
    }
    return this.#present(rows);
  }

  #query() {
    const { knex, kinds } = this.#options;
    const namespaces = knex('fleet_namespaces').select({
      cluster: 'cluster',
      namespace: 'name',
      kind: knex.raw("'Namespace'"),
      name: 'name',
      tenant: 'tenant',
      catalog: 'catalog',
    });
    const objects = knex('fleet_core_objects as o')
      .join('fleet_namespaces as n', join =>
        join.on('n.cluster', 'o.cluster').andOn('n.name', 'o.namespace'),
      )
      .select({
        cluster: 'o.cluster',
        namespace: 'o.namespace',
        kind: 'o.kind',
        name: 'o.name',
        tenant: 'n.tenant',
        catalog: 'o.catalog',
      });
    return knex
      .from(namespaces.unionAll(objects).as('core'))
      .whereIn('kind', kinds)
      .select('*');
  }

  async #present(rows: Found[]): Promise<CoreObject[]> {
    const ownerOf = await this.#options.tenants.owners(
      rows.map(({ tenant }) => tenant),
    );
    return rows.map(({ catalog, ...row }) => ({
      id: stringifyCoreObjectRef(row),
      ...row,
      owner: ownerOf(row),
      ...(catalog && { catalog: JSON.parse(catalog) }),
    }));
  }
}

/**
 * What {@link CoreObjectQueries} are made of.
 *
 * @internal
 */
export interface CoreObjectQueriesOptions {
  knex: Knex;
  tenants: TenantQueries;
  /** Those that are to be known. */
  kinds: CoreObject['kind'][];
}

/** @throws InputError with code `body-invalid` for what no page ended with */
function readCursor(cursor: string): string[] {
  try {
    const { cluster, namespace, kind, name } = parseCoreObjectRef(cursor);
    return [cluster, namespace, kind, name];
  } catch {
    throw berthError('body-invalid', {
      message: 'The cursor is not one that a page of objects ended with',
      fields: [{ field: 'cursor', message: 'Use a nextCursor as it came.' }],
    });
  }
}
