import { existsSync } from 'node:fs';
import knexFactory from 'knex';
import { embeddedPostgres, hasPostgres } from './findPostgres';
import { startPostgres } from './startPostgres';

// The first query of a server that has crashed waits for its recovery.
jest.setTimeout(120_000);

describe('PostgreSQL for tests', () => {
  it('comes with the packages, whatever the machine has', () => {
    expect(hasPostgres(embeddedPostgres())).toBe(true);
  });

  it.each([
    ['of the machine, or else of the packages', undefined],
    ['of the packages', embeddedPostgres()],
  ])(
    'has after a crash what was committed before: the one %s',
    async (_which, programs) => {
      const server = await startPostgres({ programs, survives: true });
      const knex = knexFactory({
        client: 'pg',
        connection: server.connection,
        pool: { min: 0, max: 1 },
      });
      await knex.schema.createTable('kept', table => table.string('name'));
      await knex('kept').insert({ name: 'orders' });
      await server.crash();
      await expect(knex('kept')).rejects.toThrow();
      await server.restart();
      expect(await knex('kept')).toEqual([{ name: 'orders' }]);
      await knex.destroy();
      await server.stop();
      expect(existsSync(server.folder)).toBe(false);
    },
  );
});
