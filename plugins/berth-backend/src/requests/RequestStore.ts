import type { ClaimRequest } from '@berth/backstage-plugin-berth-common';
import type { Knex } from 'knex';
import { makeDurable } from '../database/tuneSqlite';
import type { ChangeFeed } from '../changes/ChangeFeed';
import { isoTime, type Clock } from '../time/Clock';
import type { RequestRow } from './RequestRow';

type RequestError = NonNullable<ClaimRequest['error']>;

/**
 * Keeps requests. Every change of one is in the change feed.
 *
 * @internal
 */
export class RequestStore {
  readonly #knex: Knex;
  readonly #feed: ChangeFeed;
  readonly #clock: Clock;

  private constructor(options: RequestStoreOptions) {
    this.#knex = options.knex;
    this.#feed = options.feed;
    this.#clock = options.clock;
  }

  static create(options: RequestStoreOptions): RequestStore {
    return new RequestStore(options);
  }

  /**
   * Stores a new request.
   *
   * @returns false when one of that idempotency key, or another one under way
   * for the same claim, is there already
   */
  async insert(row: RequestRow): Promise<boolean> {
    return this.#change(row.id, async tx => {
      const inserted = await tx<RequestRow>('requests')
        .insert(row)
        .onConflict()
        .ignore()
        .returning('id');
      return inserted.length > 0;
    });
  }

  async find(id: string): Promise<RequestRow | undefined> {
    return this.#knex<RequestRow>('requests').where({ id }).first();
  }

  async findByKey(
    requester: string,
    idempotencyKey: string,
  ): Promise<RequestRow | undefined> {
    return this.#knex<RequestRow>('requests')
      .where({ requester, idempotency_key: idempotencyKey })
      .first();
  }

  /** The requests, newest first. */
  async list(filter: {
    tenant?: string;
    state?: ClaimRequest['state'];
    limit: number;
  }): Promise<RequestRow[]> {
    const { tenant, state, limit } = filter;
    const query = this.#knex<RequestRow>('requests');
    if (tenant !== undefined) {
      query.where({ tenant });
    }
    if (state !== undefined) {
      query.where({ state });
    }
    return query
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .limit(limit);
  }

  /** Requests that are up to be delivered, the longest waiting first. */
  async due(limit: number): Promise<RequestRow[]> {
    return this.#knex<RequestRow>('requests')
      .whereIn('state', ['Submitted', 'Delivering'])
      .where('next_attempt_at', '<=', isoTime(this.#clock.now()))
      .orderBy('next_attempt_at')
      .limit(limit);
  }

  /** When the next request is up, in milliseconds since the epoch. */
  async nextDue(): Promise<number | undefined> {
    const row = await this.#knex<RequestRow>('requests')
      .whereIn('state', ['Submitted', 'Delivering'])
      .orderBy('next_attempt_at')
      .first('next_attempt_at');
    return row?.next_attempt_at ? Date.parse(row.next_attempt_at) : undefined;
  }

  /**
   * Takes a request to deliver it: nobody else has it until the lease is over.
   *
   * @returns the request as it is now, or undefined when somebody else was
   * faster
   */
  async take(
    row: RequestRow,
    leaseMs: number,
  ): Promise<RequestRow | undefined> {
    const changed: Partial<RequestRow> = {
      state: 'Delivering',
      attempts: row.attempts + 1,
      next_attempt_at: isoTime(this.#clock.now() + leaseMs),
      updated_at: isoTime(this.#clock.now()),
    };
    const taken = await this.#change(row.id, async tx => {
      const count = await tx<RequestRow>('requests')
        .where({ id: row.id, state: row.state, attempts: row.attempts })
        .update(changed);
      return count > 0;
    });
    return taken ? { ...row, ...changed } : undefined;
  }

  /**
   * Makes the lease of a request that was taken last anew.
   *
   * @returns false when somebody else has taken it over
   */
  async renew(row: RequestRow, leaseMs: number): Promise<boolean> {
    const count = await this.#taken(this.#knex, row).update({
      next_attempt_at: isoTime(this.#clock.now() + leaseMs),
    });
    return count > 0;
  }

  /**
   * Notes what came of a delivery.
   *
   * @returns undefined when somebody else has taken it over, and nothing is noted
   */
  async finish(
    row: RequestRow,
    outcome: {
      state: 'Submitted' | 'Delivered' | 'Failed';
      error?: RequestError;
      nextAttemptAt?: number;
    },
  ): Promise<RequestRow | undefined> {
    const { state, error, nextAttemptAt } = outcome;
    const changed: Partial<RequestRow> = {
      state,
      error: error ? JSON.stringify(error) : null,
      next_attempt_at:
        nextAttemptAt === undefined ? null : isoTime(nextAttemptAt),
      updated_at: isoTime(this.#clock.now()),
    };
    const isNoted = await this.#change(row.id, async tx => {
      const count = await this.#taken(tx, row).update(changed);
      return count > 0;
    });
    return isNoted ? { ...row, ...changed } : undefined;
  }

  /** The request, if it is still as who has it took it. */
  #taken(knex: Knex, { id, attempts }: RequestRow) {
    return knex<RequestRow>('requests').where({
      ...{ id, attempts },
      state: 'Delivering',
    });
  }

  /**
   * Lets what was stored but never attempted be attempted at once, after a
   * restart.
   */
  async resume(): Promise<void> {
    await this.#knex<RequestRow>('requests')
      .where({ state: 'Submitted', attempts: 0 })
      .update({ next_attempt_at: isoTime(this.#clock.now()) });
  }

  /** Lets what waits for a cluster be tried at once. */
  async hasten(cluster: string): Promise<void> {
    await this.#knex<RequestRow>('requests')
      .where({ cluster, state: 'Submitted' })
      .update({ next_attempt_at: isoTime(this.#clock.now()) });
  }

  async #change(
    id: string,
    write: (tx: Knex.Transaction) => Promise<boolean>,
  ): Promise<boolean> {
    const notes = [
      { kind: 'request' as const, key: id, operation: 'upsert' as const },
    ];
    const changed = await this.#knex.transaction(async tx => {
      const written = await write(tx);
      if (written) {
        await this.#feed.record(tx, notes);
      }
      return written;
    });
    if (changed) {
      // Whoever is told of a request can rely on it, whatever happens.
      await makeDurable(this.#knex);
      this.#feed.announce(notes);
    }
    return changed;
  }
}

/**
 * What a {@link RequestStore} is made of.
 *
 * @internal
 */
export interface RequestStoreOptions {
  knex: Knex;
  feed: ChangeFeed;
  clock: Clock;
}
