import type { Knex } from 'knex';

/**
 * A backend that is paused or cut off in the middle of a transaction keeps
 * others out of what it has locked for no longer than this.
 */
const MAX_IDLE_MS = 5_000;

/**
 * Whether a database can be shared by several backends.
 *
 * @internal
 */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}

/**
 * The SQL expression by which PostgreSQL ends a transaction, and with it its
 * locks, that is left idle.
 *
 * @internal
 */
export const limitIdleSql = `set_config('idle_in_transaction_session_timeout', '${MAX_IDLE_MS}', true)`;

/**
 * Lets the database end a transaction that is left idle. For transactions that
 * lock what other backends wait for.
 *
 * @internal
 */
export async function limitIdle(tx: Knex.Transaction): Promise<void> {
  if (isPostgres(tx)) {
    await tx.raw(`select ${limitIdleSql}`);
  }
}
