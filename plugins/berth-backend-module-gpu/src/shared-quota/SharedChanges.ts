import type { GpuSharedChange } from '@berth/backstage-plugin-berth-common';
import { randomUUID } from 'node:crypto';
import type { GpuStore } from '../history/GpuStore';

/** As many as a page shows. */
const MOST = 100;

/**
 * The changes of shared quotas that were made through Berth, in its database.
 * What somebody changes past it is seen in the numbers alone.
 *
 * @internal
 */
export class SharedChanges {
  readonly #store: Pick<GpuStore, 'open'>;

  private constructor(store: Pick<GpuStore, 'open'>) {
    this.#store = store;
  }

  static create(options: { store: Pick<GpuStore, 'open'> }): SharedChanges {
    return new SharedChanges(options.store);
  }

  /** Keeps a change that the cluster has taken. */
  async add(change: GpuSharedChange): Promise<void> {
    const knex = await this.#store.open();
    await knex('gpu_shared_changes').insert({
      ...change,
      id: randomUUID(),
      at: Date.parse(change.at),
      flavor: change.flavor ?? null,
      reason: change.reason ?? null,
    });
  }

  /** Those of these clusters, the newest first. */
  async list(clusters: string[]): Promise<GpuSharedChange[]> {
    const knex = await this.#store.open();
    const rows = await knex('gpu_shared_changes')
      .whereIn('cluster', clusters)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(MOST);
    return rows.map(({ id: _, flavor, reason, ...row }) => ({
      ...row,
      // PostgreSQL hands out large integers as texts.
      at: new Date(Number(row.at)).toISOString(),
      ...(flavor && { flavor }),
      ...(reason && { reason }),
    }));
  }
}
