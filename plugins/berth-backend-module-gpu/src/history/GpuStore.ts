import type { DatabaseService } from '@backstage/backend-plugin-api';
import {
  emptySnapshot,
  type GpuSnapshot,
  type StoredSnapshot,
} from '../fleet/types';
import { openTables } from './migrations';
import { beginOf, downsample, tiers, type Sample } from './samples';

type Knex = Awaited<ReturnType<typeof openTables>>;

interface SnapshotRow {
  cluster: string;
  claimed_at: number | string;
  at: number | string | null;
  problem: string | null;
  snapshot: string | null;
}

interface SampleRow extends Omit<Sample, 'quota' | 'free' | 'at'> {
  at: number | string;
  quota: number | null;
  free: number | null;
}

const KEY = ['cluster', 'namespace', 'resource', 'step', 'at'];
const ROWS_AT_ONCE = 50;

/**
 * What is known of the GPUs of all clusters, in Berth's database: the newest
 * snapshot of each, and samples over thirty days.
 *
 * @internal
 */
export class GpuStore {
  readonly #database: DatabaseService;
  #knex: Promise<Knex> | undefined;

  private constructor(database: DatabaseService) {
    this.#database = database;
  }

  static create(options: { database: DatabaseService }): GpuStore {
    return new GpuStore(options.database);
  }

  /**
   * Says that a cluster is looked at now, unless somebody has said so less than
   * an interval ago: of several replicas one looks.
   */
  async claim(
    cluster: string,
    now: Date,
    intervalMs: number,
  ): Promise<boolean> {
    const knex = await this.#open();
    const time = now.getTime();
    const updated = await knex('gpu_snapshots')
      .where({ cluster })
      .andWhere('claimed_at', '<=', time - intervalMs)
      .update({ claimed_at: time });
    if (updated > 0) {
      return true;
    }
    const known = await knex('gpu_snapshots').where({ cluster }).first();
    if (known) {
      return false;
    }
    const inserted = await knex('gpu_snapshots')
      .insert({ cluster, claimed_at: time })
      .onConflict('cluster')
      .ignore()
      .returning('cluster');
    return inserted.length > 0;
  }

  /** Keeps a snapshot and its samples; the same minute's again replace them. */
  async save(
    stored: { cluster: string; snapshot: GpuSnapshot; samples: Sample[] },
    now: Date,
  ): Promise<void> {
    const { cluster, snapshot, samples } = stored;
    const knex = await this.#open();
    await knex.transaction(async tx => {
      await tx('gpu_snapshots')
        .where({ cluster })
        .update({
          at: now.getTime(),
          problem: null,
          snapshot: JSON.stringify(snapshot),
        });
      await insert(tx, samples);
    });
  }

  /** Keeps why a cluster could not be looked at; what was known stays. */
  async fail(cluster: string, problem: string): Promise<void> {
    const knex = await this.#open();
    await knex('gpu_snapshots')
      .where({ cluster })
      .update({ problem: problem.slice(0, 1000) });
  }

  /** Has a cluster looked at again as soon as somebody looks at clusters. */
  async renew(cluster: string): Promise<void> {
    const knex = await this.#open();
    await knex('gpu_snapshots').where({ cluster }).update({ claimed_at: 0 });
  }

  /** The tables, for what else the area keeps. */
  async open(): Promise<Knex> {
    return this.#open();
  }

  /** The newest snapshots of these clusters, in their order. */
  async snapshots(clusters: string[]): Promise<StoredSnapshot[]> {
    const knex = await this.#open();
    const rows: SnapshotRow[] = await knex('gpu_snapshots').whereIn(
      'cluster',
      clusters,
    );
    return clusters.map(cluster => {
      const row = rows.find(one => one.cluster === cluster);
      return {
        cluster,
        ...(row?.at && { at: new Date(Number(row.at)) }),
        ...(row?.problem && { problem: row.problem }),
        // One that an older version has kept lacks what is new.
        snapshot: row?.snapshot
          ? { ...emptySnapshot, ...JSON.parse(row.snapshot) }
          : emptySnapshot,
      };
    });
  }

  /** Samples since a time, of these namespaces; `''` is all of a cluster. */
  async samples(options: {
    places: Array<{ cluster: string; namespace: string }>;
    from: number;
  }): Promise<Sample[]> {
    const { places, from } = options;
    const knex = await this.#open();
    const rows: SampleRow[] = [];
    for (let start = 0; start < places.length; start += ROWS_AT_ONCE) {
      const some = places.slice(start, start + ROWS_AT_ONCE);
      rows.push(
        ...(await knex('gpu_samples')
          .where('at', '>=', from)
          .andWhere(where => {
            for (const place of some) {
              void where.orWhere(place);
            }
          })),
      );
    }
    return rows.map(toSample);
  }

  /**
   * Puts samples that are old into larger steps, and drops those that are too
   * old. It may be cut off at any time, and run again.
   */
  async compact(now: Date): Promise<void> {
    const knex = await this.#open();
    for (const [index, { step, keptFor }] of tiers.entries()) {
      const next = tiers[index + 1]?.step;
      // Whole steps of the next tier, so that none is begun twice.
      const until = beginOf(now.getTime() - keptFor * 1000, next ?? step);
      await knex.transaction(async tx => {
        const old: SampleRow[] = next
          ? await tx('gpu_samples').where({ step }).andWhere('at', '<', until)
          : [];
        if (next) {
          await insert(tx, downsample(old.map(toSample), next));
        }
        await tx('gpu_samples')
          .where({ step })
          .andWhere('at', '<', until)
          .delete();
      });
    }
  }

  #open(): Promise<Knex> {
    this.#knex ??= openTables(this.#database).catch(error => {
      // So that the next one tries again.
      this.#knex = undefined;
      throw error;
    });
    return this.#knex;
  }
}

async function insert(
  tx: Knex | Parameters<Parameters<Knex['transaction']>[0]>[0],
  samples: Sample[],
): Promise<void> {
  for (let start = 0; start < samples.length; start += ROWS_AT_ONCE) {
    const rows = samples
      .slice(start, start + ROWS_AT_ONCE)
      .map(({ quota, free, ...sample }) => ({
        ...sample,
        quota: quota ?? null,
        free: free ?? null,
      }));
    await tx('gpu_samples').insert(rows).onConflict(KEY).merge();
  }
}

function toSample({ at, quota, free, ...row }: SampleRow): Sample {
  return {
    ...row,
    // PostgreSQL hands out large integers as texts.
    at: Number(at),
    ...(quota !== null && { quota }),
    ...(free !== null && { free }),
  };
}
