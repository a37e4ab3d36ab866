/**
 * The offering's id.
 *
 * @internal
 */
export const OFFERING_ID = 'database.percona-postgresql';
