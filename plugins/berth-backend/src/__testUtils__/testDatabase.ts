import { resolve } from 'node:path';
import knexFactory, { type Knex } from 'knex';

/**
 * An empty database in memory, with Berth's tables.
 */
export async function testDatabase(): Promise<Knex> {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  await knex.migrate.latest({
    directory: resolve(__dirname, '../../migrations'),
  });
  return knex;
}
