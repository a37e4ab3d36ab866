import type { Knex } from 'knex';
import { limitIdleSql } from '../database/limitIdle';
import { LeaseLostError } from './LeaseLostError';
import type { Replica } from './shareClusters';

/**
 * What the database says of leases.
 *
 * @internal
 */
export interface LeaseState {
  /** The backends that are running. */
  replicas: Replica[];
  /** Who has a cluster, by cluster; only leases that are not over. */
  holders: Map<string, string>;
  /** The clusters that anybody may take. */
  free: string[];
}

/** Leases that are over, or that nobody has. */
const IS_FREE = '(holder is null or expires_at <= clock_timestamp())';
const IN_FUTURE = `clock_timestamp() + ? * interval '1 millisecond'`;

/**
 * The leases as PostgreSQL keeps them. All times are by its clock, so that the
 * backends' own do not matter.
 *
 * @internal
 */
export class LeaseTable {
  readonly #knex: Knex;
  readonly #replica: string;
  readonly #leaseMs: number;

  private constructor(options: LeaseTableOptions) {
    this.#knex = options.knex;
    this.#replica = options.replica;
    this.#leaseMs = options.leaseMs;
  }

  static create(options: LeaseTableOptions): LeaseTable {
    return new LeaseTable(options);
  }

  /** Says that this backend is running, and what it is to follow. */
  async enlist(clusters: string[]): Promise<void> {
    await this.#ask(
      `insert into fleet_replicas (id, clusters, expires_at)
       values (?, ?, ${IN_FUTURE})
       on conflict (id) do update
       set clusters = excluded.clusters, expires_at = excluded.expires_at`,
      [this.#replica, JSON.stringify(clusters), this.#leaseMs],
    );
    await this.#ask(
      `insert into fleet_leases (cluster, holder, epoch, expires_at)
       select name, null, 0, clock_timestamp()
       from json_array_elements_text(?::json) as name
       on conflict (cluster) do nothing`,
      [JSON.stringify(clusters)],
    );
  }

  /** Says that this backend has stopped. */
  async retire(): Promise<void> {
    await this.#ask(
      `delete from fleet_replicas
       where id = ? or expires_at < clock_timestamp() - interval '1 hour'`,
      [this.#replica],
    );
  }

  /**
   * Makes the leases of this backend last anew.
   *
   * @returns their epochs, by cluster
   */
  async renew(): Promise<Map<string, number>> {
    const rows = await this.#ask(
      `update fleet_leases set expires_at = ${IN_FUTURE}
       where holder = ? returning cluster, epoch`,
      [this.#leaseMs, this.#replica],
    );
    return new Map(rows.map(({ cluster, epoch }) => [cluster, Number(epoch)]));
  }

  async read(): Promise<LeaseState> {
    const replicas = await this.#ask(
      `select id, clusters from fleet_replicas
       where expires_at > clock_timestamp()`,
    );
    const leases = await this.#ask(
      `select cluster, holder, ${IS_FREE} as is_free from fleet_leases`,
    );
    const free = leases.filter(({ is_free }) => is_free);
    return {
      replicas: replicas.map(({ id, clusters }) => ({
        id,
        clusters: JSON.parse(clusters),
      })),
      holders: new Map(
        leases
          .filter(({ is_free }) => !is_free)
          .map(({ cluster, holder }) => [cluster, holder]),
      ),
      free: free.map(({ cluster }) => cluster),
    };
  }

  /**
   * Takes a cluster that is free.
   *
   * @returns its new epoch; undefined when somebody was faster, or a transaction
   * of the last holder's has not ended
   */
  async take(cluster: string): Promise<number | undefined> {
    // A guard's lock does not let the row be locked like this: what the last
    // holder has begun to write is written before the cluster changes hands.
    const [row] = await this.#ask(
      `update fleet_leases
       set holder = ?, epoch = epoch + 1, expires_at = ${IN_FUTURE}
       where cluster in (
         select cluster from fleet_leases
         where cluster = ? and ${IS_FREE}
         for update skip locked
       )
       returning epoch`,
      [this.#replica, this.#leaseMs, cluster],
    );
    return row && Number(row.epoch);
  }

  /** Gives a cluster back. */
  async release(cluster: string, epoch: number): Promise<void> {
    await this.#ask(
      `update fleet_leases set holder = null, expires_at = clock_timestamp()
       where cluster = ? and holder = ? and epoch = ?`,
      [cluster, this.#replica, epoch],
    );
  }

  /**
   * Keeps a cluster from changing hands until the transaction has ended.
   * Renewals go on meanwhile.
   *
   * @throws {@link LeaseLostError} when it has changed hands already
   */
  async guard(
    tx: Knex.Transaction,
    cluster: string,
    epoch: number,
  ): Promise<void> {
    const { rows } = await tx.raw(
      `select ${limitIdleSql} from fleet_leases
       where cluster = ? and holder = ? and epoch = ?
       for key share`,
      [cluster, this.#replica, epoch],
    );
    if (rows.length === 0) {
      throw new LeaseLostError(cluster);
    }
  }

  /** A connection that does not answer is given up for another. */
  async #ask(sql: string, bindings: Knex.RawBinding[] = []) {
    const { rows } = await this.#knex
      .raw<{ rows: any[] }>(sql, bindings)
      .timeout(this.#leaseMs);
    return rows;
  }
}

/**
 * What a {@link LeaseTable} is made of.
 *
 * @internal
 */
export interface LeaseTableOptions {
  knex: Knex;
  /** The id of this backend, another one after each start. */
  replica: string;
  /** How long a lease lasts that is not renewed. */
  leaseMs: number;
}
