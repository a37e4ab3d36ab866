import type { Knex } from 'knex';
import type { ChangeNote } from '../changes/types';
import { chunks } from '../database/chunks';
import { coreObjectNote, namespaceRef } from './coreKinds';
import type { CoreObjectRow } from './CoreProjection';
import { namespaceRow, type NamespaceRow } from './namespaceRow';
import type { ObjectBatch, Projection, WatchedResource } from './types';

/**
 * Whose each namespace is. When a namespace changes hands, the claims in it
 * change hands in the same transaction.
 *
 * @internal
 */
export class NamespaceProjection implements Projection {
  readonly #cluster: string;
  readonly #tenantLabel: string;

  private constructor(options: { cluster: string; tenantLabel: string }) {
    this.#cluster = options.cluster;
    this.#tenantLabel = options.tenantLabel;
  }

  static create(options: {
    cluster: string;
    tenantLabel: string;
  }): NamespaceProjection {
    return new NamespaceProjection(options);
  }

  async apply(tx: Knex.Transaction, batch: ObjectBatch): Promise<ChangeNote[]> {
    const cluster = this.#cluster;
    const tenantLabel = this.#tenantLabel;
    const wanted = new Map<string, NamespaceRow | undefined>();
    for (const namespace of batch.upserts) {
      const row = namespaceRow({ cluster, tenantLabel, namespace });
      wanted.set(namespace.metadata.name, row);
    }
    for (const namespace of batch.deletes) {
      wanted.set(namespace.metadata.name, undefined);
    }
    const stored = await this.#load(tx, [...wanted.keys()]);
    const notes: ChangeNote[] = [];
    for (const [name, row] of wanted) {
      notes.push(...(await this.#replace(tx, name, stored.get(name), row)));
    }
    return notes;
  }

  async sweep(
    tx: Knex.Transaction,
    _resource: WatchedResource,
    seen: ReadonlySet<string>,
  ): Promise<ChangeNote[]> {
    const notes: ChangeNote[] = [];
    for (const [name, row] of await this.#load(tx)) {
      if (!seen.has(`/${name}`)) {
        notes.push(...(await this.#replace(tx, name, row, undefined)));
      }
    }
    return notes;
  }

  async #load(
    tx: Knex.Transaction,
    names?: string[],
  ): Promise<Map<string, NamespaceRow>> {
    const query = () =>
      tx<NamespaceRow>('fleet_namespaces').where({ cluster: this.#cluster });
    const rows: NamespaceRow[] = names ? [] : await query();
    for (const chunk of chunks(names ?? [], 500)) {
      rows.push(...(await query().whereIn('name', chunk)));
    }
    return new Map(
      // SQLite answers booleans as 0 and 1.
      rows.map(row => [row.name, { ...row, is_primary: !!row.is_primary }]),
    );
  }

  async #replace(
    tx: Knex.Transaction,
    name: string,
    before: NamespaceRow | undefined,
    after: NamespaceRow | undefined,
  ): Promise<ChangeNote[]> {
    const cluster = this.#cluster;
    if (isSame(before, after)) {
      return [];
    }
    if (after) {
      await tx('fleet_namespaces')
        .insert(after)
        .onConflict(['cluster', 'name'])
        .merge();
    } else {
      await tx('fleet_namespaces').where({ cluster, name }).delete();
    }
    const moved = await this.#moveClaims(tx, name, {
      tenant: after?.tenant ?? null,
      isReowned: (before?.owner ?? null) !== (after?.owner ?? null),
    });
    return [
      ...moved.map(key => claimNote(key)),
      coreObjectNote(namespaceRef(cluster, name), after ? 'upsert' : 'delete'),
      ...(await this.#coreNotes(tx, name, before, after)),
      ...(await this.#tenantNotes(tx, [before?.tenant, after?.tenant])),
    ];
  }

  async #moveClaims(
    tx: Knex.Transaction,
    namespace: string,
    to: { tenant: string | null; isReowned: boolean },
  ): Promise<string[]> {
    const { tenant, isReowned } = to;
    const claims = () =>
      tx('claims').where({ cluster: this.#cluster, namespace });
    const rows: Array<{ id: string; tenant: string | null }> =
      await claims().select('id', 'tenant');
    const moving = rows.filter(row => (row.tenant ?? null) !== tenant);
    if (moving.length > 0) {
      await claims().update({ tenant });
    }
    // Claims show the owner of their namespace.
    return (isReowned ? rows : moving).map(({ id }) => id);
  }

  /** What lies in the namespace and is shown by its kind alone goes with it. */
  async #coreNotes(
    tx: Knex.Transaction,
    namespace: string,
    before: NamespaceRow | undefined,
    after: NamespaceRow | undefined,
  ): Promise<ChangeNote[]> {
    const cluster = this.#cluster;
    if (before?.tenant === after?.tenant && before?.owner === after?.owner) {
      return [];
    }
    const rows: CoreObjectRow[] = await tx<CoreObjectRow>(
      'fleet_core_objects',
    ).where({ cluster, namespace });
    return rows.map(row => coreObjectNote(row, after ? 'upsert' : 'delete'));
  }

  async #tenantNotes(
    tx: Knex.Transaction,
    tenants: Array<string | undefined>,
  ): Promise<ChangeNote[]> {
    const notes: ChangeNote[] = [];
    for (const key of new Set(tenants)) {
      if (key !== undefined) {
        const left = await tx('fleet_namespaces')
          .where({ tenant: key })
          .first();
        const operation = left ? 'upsert' : 'delete';
        notes.push({ kind: 'tenant', key, operation });
      }
    }
    return notes;
  }
}

function claimNote(key: string): ChangeNote {
  return { kind: 'claim', key, operation: 'upsert' };
}

function isSame(
  before: NamespaceRow | undefined,
  after: NamespaceRow | undefined,
): boolean {
  if (!before || !after) {
    return before === after;
  }
  return (Object.keys(after) as Array<keyof NamespaceRow>).every(
    key => before[key] === after[key],
  );
}
