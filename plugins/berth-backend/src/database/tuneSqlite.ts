import type { Knex } from 'knex';

/** Of pages in memory, in KiB; SQLite's own 2 MB are read over and over. */
const CACHE_KIB = 32_000;
/**
 * Pages in the log before they go into the file; of SQLite's own 1,000, a first
 * sync would write the upper pages of each index again with every batch.
 */
const LOG_PAGES = 10_000;

/**
 * Makes SQLite as quick as a projection of many objects wants it; nothing on
 * other databases.
 *
 * @remarks
 * With a write-ahead log and `synchronous=normal`, a commit survives the end of
 * the process but not that of the machine, and what is in the file always hangs
 * together ({@link https://www.sqlite.org/pragma.html#pragma_synchronous}). The
 * projection goes on from where it is; a request that somebody was told of has
 * to be {@link makeDurable}.
 *
 * @internal
 */
export async function tuneSqlite(knex: Knex): Promise<void> {
  if (isSqlite(knex)) {
    await knex.raw('pragma journal_mode = wal');
    await knex.raw('pragma synchronous = normal');
    await knex.raw(`pragma wal_autocheckpoint = ${LOG_PAGES}`);
    await knex.raw(`pragma cache_size = -${CACHE_KIB}`);
  }
}

/**
 * Resolves when everything that has been committed survives a power cut.
 *
 * @internal
 */
export async function makeDurable(knex: Knex): Promise<void> {
  if (isSqlite(knex)) {
    await knex.raw('pragma wal_checkpoint(passive)');
  }
}

function isSqlite(knex: Knex): boolean {
  return String(knex.client.config.client).includes('sqlite');
}
