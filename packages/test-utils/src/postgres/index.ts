/**
 * PostgreSQL servers for tests.
 *
 * @packageDocumentation
 */
export { startPostgres, type PostgresServer } from './startPostgres';
export { testPostgres } from './testPostgres';
