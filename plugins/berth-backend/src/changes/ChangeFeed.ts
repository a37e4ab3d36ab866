import { EventEmitter } from 'node:events';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Change } from '@berth/backstage-plugin-berth-common';
import type { Knex } from 'knex';
import { isPostgres, limitIdle } from '../database/limitIdle';
import { upsertRows } from '../database/upsertRows';
import { isoTime, type Clock } from '../time/Clock';
import type { ChangeNote } from './types';

interface ChangeRow {
  seq: number | string;
  kind: Change['kind'];
  key: string;
  operation: Change['operation'];
  at: string;
  /** Which backend wrote it; null where there is but one. */
  replica: string | null;
}

/**
 * What a {@link ChangeFeed} is made of.
 *
 * @internal
 */
export interface ChangeFeedOptions {
  knex: Knex;
  clock: Clock;
  /** The id of this backend, where there may be others. */
  replica?: string;
}

/** How often another backend's changes are looked for. */
const POLL_MS = 1_000;
const AT_ONCE = 1_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * The order in which things changed. Consumers keep the sequence number up to
 * which they have read, and come back for what is after it.
 *
 * @remarks
 * Only the newest change of each thing is kept, so that the feed is as large
 * as the fleet, not as its history. The sequence is handed out under a lock on
 * one row that is held until the commit: who has read up to a number will
 * never see a smaller one appear.
 *
 * @internal
 */
export class ChangeFeed {
  readonly #knex: Knex;
  readonly #clock: Clock;
  readonly #replica: string | null;
  readonly #listeners = new EventEmitter().setMaxListeners(0);

  private constructor(options: ChangeFeedOptions) {
    this.#knex = options.knex;
    this.#clock = options.clock;
    this.#replica = options.replica ?? null;
  }

  static create(options: ChangeFeedOptions): ChangeFeed {
    return new ChangeFeed(options);
  }

  /**
   * Notes changes in a transaction, as its last step. Call
   * {@link ChangeFeed.announce} once it is committed.
   */
  async record(tx: Knex.Transaction, notes: ChangeNote[]): Promise<void> {
    const newest = compact(notes);
    if (newest.length === 0) {
      return;
    }
    // From here until the commit every other writer waits.
    await limitIdle(tx);
    await tx('change_head').where({ id: 1 }).increment('seq', newest.length);
    const first = (await this.#head(tx)) - newest.length + 1;
    const at = isoTime(this.#clock.now());
    const rows = newest.map((note, index) => ({
      ...note,
      seq: first + index,
      at,
      replica: this.#replica,
    }));
    await upsertRows(tx, { table: 'changes', key: ['kind', 'key'], rows });
  }

  /** Tells those who wait here that changes have been committed. */
  announce(notes: ChangeNote[]): void {
    if (notes.length > 0) {
      this.#emit(compact(notes));
    }
  }

  #emit(notes: ChangeNote[]): void {
    this.#listeners.emit('changes', notes);
  }

  /**
   * Announces here what other backends commit, until the signal aborts: each of
   * their changes once, or only the newest of several of one thing.
   *
   * @remarks
   * Resolves at once where the database has no other backends.
   *
   * @param options.after - the sequence number after which it is not known
   * @param options.prepare - what has to be done with them before
   */
  async follow(options: {
    after: number;
    prepare: (notes: ChangeNote[]) => Promise<void>;
    signal: AbortSignal;
    logger: LoggerService;
  }): Promise<void> {
    const { signal, logger, prepare } = options;
    let { after } = options;
    while (isPostgres(this.#knex) && !signal.aborted) {
      try {
        after = await this.#announceOthers(after, prepare);
      } catch (error) {
        logger.warn('The changes of other backends cannot be read', {
          error: String(error),
        });
      }
      await this.#clock.sleep(POLL_MS, signal);
    }
  }

  /** @returns the sequence number up to which all is announced now */
  async #announceOthers(
    from: number,
    prepare: (notes: ChangeNote[]) => Promise<void>,
  ): Promise<number> {
    let after = from;
    for (;;) {
      const rows = await this.#knex<ChangeRow>('changes')
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(AT_ONCE);
      const others = rows
        .filter(({ replica }) => replica !== this.#replica)
        .map(toNote);
      if (others.length > 0) {
        await prepare(others);
        this.#emit(others);
      }
      after = Number(rows.at(-1)?.seq ?? after);
      if (rows.length < AT_ONCE) {
        return after;
      }
    }
  }

  /**
   * Calls back with every batch of changes: those of this process as soon as
   * they are announced, those of others when they are found.
   */
  subscribe(listener: (notes: ChangeNote[]) => void): () => void {
    this.#listeners.on('changes', listener);
    return () => this.#listeners.off('changes', listener);
  }

  /** The newest sequence number; 0 when nothing has changed yet. */
  async head(): Promise<number> {
    return this.#head(this.#knex);
  }

  /** Whether something of a kind has changed after a sequence number. */
  async hasChanged(options: {
    kind: Change['kind'];
    after: number;
  }): Promise<boolean> {
    const { kind, after } = options;
    const row = await this.#knex('changes')
      .where('seq', '>', after)
      .andWhere({ kind })
      .first('seq');
    return row !== undefined;
  }

  /** Whether the feed still knows everything after a sequence number. */
  async knows(after: number): Promise<boolean> {
    const row = await this.#knex('change_head').where({ id: 1 }).first();
    return after <= Number(row.seq) && after >= Number(row.pruned_to);
  }

  /** Forgets, once a day, what was deleted a month ago. */
  async keepPruned(signal: AbortSignal, logger: LoggerService): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.prune(30 * DAY_MS);
      } catch (error) {
        logger.warn('Old deletions could not be forgotten', error as Error);
      }
      await this.#clock.sleep(DAY_MS, signal);
    }
  }

  /** Forgets what was deleted longer ago than that, in milliseconds. */
  async prune(age: number): Promise<void> {
    const before = isoTime(this.#clock.now() - age);
    await this.#knex.transaction(async tx => {
      // In the order of those who record: the head first.
      await limitIdle(tx);
      await tx('change_head').where({ id: 1 }).increment('seq', 0);
      const old = () =>
        tx('changes')
          .where({ operation: 'delete' })
          .andWhere('at', '<', before);
      const [{ newest }] = await old().max({ newest: 'seq' });
      if (newest) {
        await old().delete();
        await tx('change_head').where({ id: 1 }).update({ pruned_to: newest });
      }
    });
  }

  /** Changes after a sequence number, in order. */
  async read(options: { after: number; limit: number }): Promise<Change[]> {
    const rows = await this.#knex<ChangeRow>('changes')
      .where('seq', '>', options.after)
      .orderBy('seq')
      .limit(options.limit);
    return rows.map(({ seq, kind, key, operation, at }) => ({
      // PostgreSQL answers bigint as text.
      seq: Number(seq),
      kind,
      key,
      operation,
      at,
    }));
  }

  /**
   * Resolves when there is something after a sequence number, when the time is
   * up, or when the signal aborts.
   */
  async waitFor(options: {
    after: number;
    milliseconds: number;
    signal: AbortSignal;
  }): Promise<void> {
    const deadline = this.#clock.now() + options.milliseconds;
    while (!options.signal.aborted) {
      const woken = new AbortController();
      const signal = AbortSignal.any([options.signal, woken.signal]);
      const unsubscribe = this.subscribe(() => woken.abort());
      try {
        // Looked for after subscribing, so that none falls in between.
        const left = deadline - this.#clock.now();
        if (left <= 0 || (await this.head()) > options.after) {
          return;
        }
        await this.#clock.sleep(Math.min(left, POLL_MS), signal);
      } finally {
        unsubscribe();
      }
    }
  }

  async #head(knex: Knex): Promise<number> {
    const row = await knex('change_head').where({ id: 1 }).first('seq');
    return Number(row?.seq ?? 0);
  }
}

function toNote({ kind, key, operation }: ChangeRow): ChangeNote {
  return { kind, key, operation };
}

function compact(notes: ChangeNote[]): ChangeNote[] {
  const newest = new Map<string, ChangeNote>();
  for (const note of notes) {
    const key = `${note.kind} ${note.key}`;
    newest.delete(key);
    newest.set(key, note);
  }
  return [...newest.values()];
}
