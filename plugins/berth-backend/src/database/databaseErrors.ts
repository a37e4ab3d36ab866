/**
 * Of SQLite's result codes and PostgreSQL's classes of SQLSTATE, those that
 * say nothing of what was to be written: somebody has a lock, transactions were
 * in each other's way, or the connection or the server went.
 */
const PASSING = [
  /^SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|NOMEM|READONLY)/,
  // Connection exceptions, rollbacks, resources, locks, interventions, I/O.
  /^(08|40|53|55|57|58)[0-9A-Z]{3}$/,
  /^25(P03|006)$/,
  /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)/,
];

/**
 * Whether the same write may well succeed later, whatever is in it.
 *
 * @internal
 */
export function isPassing(error: unknown): boolean {
  const { code, name, message } = (error ?? {}) as Partial<
    Error & { code: unknown }
  >;
  return (
    (typeof code === 'string' && PASSING.some(known => known.test(code))) ||
    // Of knex's pool.
    name === 'KnexTimeoutError' ||
    /connection (terminated|ended)|not queryable/i.test(message ?? '')
  );
}

/**
 * What the database says of an error. Knex puts the statement before it with
 * all that was to be written, which belongs in no log.
 *
 * @internal
 */
export function databaseMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .slice(text.lastIndexOf(' - ') + 1)
    .replace(/^- /, '')
    .slice(0, 500);
}
