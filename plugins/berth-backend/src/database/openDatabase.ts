import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { tuneSqlite } from './tuneSqlite';

/**
 * The plugin's database, with its tables as this version wants them.
 *
 * @internal
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  await tuneSqlite(knex);
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@berth/backstage-plugin-berth-backend',
        'migrations',
      ),
    });
  }
  return knex;
}
