import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { testPostgres } from '@berth/test-utils/postgres';
import knexFactory, { type Knex } from 'knex';

const START_MS = 120_000;

// A server that has yet to start takes longer than a test may.
beforeAll(async () => {
  await testPostgres();
}, START_MS);
jest.setTimeout(30_000);

/**
 * A kind of database that Berth keeps its tables in.
 */
export interface TestDatabase {
  name: string;
  /** An empty one with Berth's tables. */
  create(): Promise<Knex>;
  /**
   * Another connection to the same database, as another replica has it; only
   * where there can be one.
   */
  again?(knex: Knex): Knex;
}

/**
 * For `describe.each`: what touches the database is tested on each.
 */
export const testDatabases: TestDatabase[] = [
  { name: 'SQLite', create: async () => migrated(sqlite()) },
  {
    name: 'PostgreSQL',
    create: async () => migrated(await postgres()),
    again: knex => knexFactory(knex.client.config),
  },
];

/**
 * An empty SQLite database with Berth's tables, for what does not depend on the
 * kind of database.
 */
export async function testDatabase(): Promise<Knex> {
  return migrated(sqlite());
}

/**
 * An empty PostgreSQL database with Berth's tables.
 */
export async function testPostgresDatabase(): Promise<Knex> {
  return migrated(await postgres());
}

async function migrated(knex: Knex): Promise<Knex> {
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

/** A schema of its own is made sooner than a database of its own. */
async function postgres(): Promise<Knex> {
  const connection = await testPostgres();
  const schema = `berth_${randomUUID().replaceAll('-', '')}`;
  const knex = knexFactory({
    client: 'pg',
    connection,
    searchPath: [schema],
    pool: { min: 0, max: 10 },
  });
  await knex.raw('create schema ??', [schema]);
  return knex;
}
