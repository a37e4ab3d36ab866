import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import knexFactory, { type Knex } from 'knex';

/** Such as `postgres://postgres@localhost/postgres`. */
const POSTGRES = process.env.BERTH_TEST_POSTGRES;

/**
 * An empty database with Berth's tables: SQLite in memory or, where
 * BERTH_TEST_POSTGRES names a server, a schema of its own there, which stays.
 */
export async function testDatabase(): Promise<Knex> {
  const knex = POSTGRES ? await postgres(POSTGRES) : sqlite();
  await knex.migrate.latest({
    directory: resolve(__dirname, '../../migrations'),
  });
  return knex;
}

function sqlite(): Knex {
  return knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
}

async function postgres(connection: string): Promise<Knex> {
  const schema = `berth_${randomUUID().replaceAll('-', '')}`;
  const knex = knexFactory({ client: 'pg', connection, searchPath: [schema] });
  await knex.raw('create schema ??', [schema]);
  return knex;
}
