import type { Knex } from 'knex';
import { isPostgres } from '../database/limitIdle';
import type { Clock } from './Clock';

const MEASURE_EVERY_MS = 30_000;
/** An answer that takes longer says too little. */
const MAX_ROUND_TRIP_MS = 1_000;

/**
 * The time as the database has it, so that backends whose machines disagree about
 * it agree here: who has a request until when, and what came first. The same as
 * the machine's where the database is of this process alone.
 *
 * @internal
 */
export class DatabaseClock implements Clock {
  readonly #knex: Knex;
  readonly #machine: Clock;
  #offsetMs = 0;

  private constructor(options: { knex: Knex; machine: Clock }) {
    this.#knex = options.knex;
    this.#machine = options.machine;
  }

  static create(options: { knex: Knex; machine: Clock }): DatabaseClock {
    return new DatabaseClock(options);
  }

  now(): number {
    return this.#machine.now() + this.#offsetMs;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return this.#machine.sleep(milliseconds, signal);
  }

  /** Asks the database once. */
  async measure(): Promise<void> {
    if (!isPostgres(this.#knex)) {
      return;
    }
    const before = this.#machine.now();
    const { rows } = await this.#knex.raw(
      'select extract(epoch from clock_timestamp()) * 1000 as now',
    );
    const after = this.#machine.now();
    if (after - before <= MAX_ROUND_TRIP_MS) {
      this.#offsetMs = Math.round(Number(rows[0].now) - (before + after) / 2);
    }
  }

  /** Asks now and then until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    while (isPostgres(this.#knex) && !signal.aborted) {
      await this.#machine.sleep(MEASURE_EVERY_MS, signal);
      if (!signal.aborted) {
        // Without an answer the offset stays what it was.
        await this.measure().catch(() => {});
      }
    }
  }
}
