import knexFactory from 'knex';
import { postgresFolders, postgresIn } from './postgresFolder';
import { startPostgres } from './startPostgres';

/** Such as `postgres://postgres@localhost/postgres`. */
const GIVEN = process.env.BERTH_TEST_POSTGRES;

/**
 * The connection string of a PostgreSQL server for tests: of the one that
 * BERTH_TEST_POSTGRES names, or of one that is started for this process. The
 * test files that run in one process share it.
 *
 * @public
 */
export async function testPostgres(): Promise<string> {
  if (GIVEN) {
    return GIVEN;
  }
  // Jest gives every file globals of its own; the folder outlives them.
  for (const folder of await postgresFolders()) {
    const connection = postgresIn(folder);
    if (await answers(connection)) {
      return connection;
    }
  }
  return (await startPostgres()).connection;
}

async function answers(connection: string): Promise<boolean> {
  const knex = knexFactory({ client: 'pg', connection });
  try {
    await knex.raw('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await knex.destroy();
  }
}
