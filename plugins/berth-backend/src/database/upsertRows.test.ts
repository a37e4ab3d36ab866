import { testDatabases } from '../__testUtils__/testDatabase';
import { upsertRows } from './upsertRows';

const change = (key: string, seq: number, at = 'then') => ({
  kind: 'claim',
  key,
  seq,
  operation: 'upsert',
  at,
});

describe.each(testDatabases)('upsertRows on $name', database => {
  it('inserts what is new and replaces what is there', async () => {
    const knex = await database.create();
    const upsert = (rows: Array<ReturnType<typeof change>>) =>
      upsertRows(knex, { table: 'changes', key: ['kind', 'key'], rows });
    await upsert([]);
    await upsert([change('a', 1), change('b', 2)]);
    await upsert([change('b', 3, 'now'), change('c\'"?? ? ü', 4)]);
    const rows = await knex('changes').orderBy('seq');
    expect(rows.map(({ key, seq, at }) => [key, Number(seq), at])).toEqual([
      ['a', 1, 'then'],
      ['b', 3, 'now'],
      ['c\'"?? ? ü', 4, 'then'],
    ]);
    await knex.destroy();
  });

  it('keeps what is null, true, a number or JSON in a text as it is', async () => {
    const knex = await database.create();
    const namespace = {
      cluster: 'one',
      name: 'payments',
      tenant: 'payments',
      title: '{"not":["an","object"]}',
      description: null,
      owner: '17',
      is_primary: true,
    };
    await upsertRows(knex, {
      table: 'fleet_namespaces',
      key: ['cluster', 'name'],
      rows: [namespace],
    });
    const [row] = await knex('fleet_namespaces');
    expect({ ...row, is_primary: Boolean(row.is_primary) }).toMatchObject(
      namespace,
    );
    await knex.destroy();
  });

  it('takes many rows', async () => {
    const knex = await database.create();
    const rows = Array.from({ length: 2_345 }, (_, i) => change(`k${i}`, i));
    await upsertRows(knex, { table: 'changes', key: ['kind', 'key'], rows });
    const [{ n }] = await knex('changes').count({ n: '*' });
    expect(Number(n)).toBe(2_345);
    await knex.destroy();
  });
});
