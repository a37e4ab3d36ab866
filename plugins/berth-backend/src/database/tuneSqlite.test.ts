import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexFactory, { type Knex } from 'knex';
import { makeDurable, tuneSqlite } from './tuneSqlite';

describe('tuneSqlite', () => {
  let folder: string;
  let knex: Knex;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'berth-test-'));
    knex = knexFactory({
      client: 'better-sqlite3',
      connection: join(folder, 'berth.sqlite'),
      useNullAsDefault: true,
    });
    await tuneSqlite(knex);
    await knex.schema.createTable('things', table => table.text('name'));
  });

  afterEach(async () => {
    await knex.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  const sizeOf = async () => (await stat(join(folder, 'berth.sqlite'))).size;

  it('writes ahead, and does not wait for the disk with each commit', async () => {
    expect(await knex.raw('pragma journal_mode')).toEqual([
      { journal_mode: 'wal' },
    ]);
    expect(await knex.raw('pragma synchronous')).toEqual([{ synchronous: 1 }]);
  });

  it('has on the disk what was made durable', async () => {
    await makeDurable(knex);
    const before = await sizeOf();
    await knex('things').insert({ name: 'x'.repeat(100_000) });
    expect(await sizeOf()).toBe(before);
    await makeDurable(knex);
    expect(await sizeOf()).toBeGreaterThan(100_000);
  });
});
