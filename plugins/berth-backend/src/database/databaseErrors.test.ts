import knexFactory from 'knex';
import { databaseMessage, isPassing } from './databaseErrors';

const coded = (code: string) => Object.assign(new Error('no'), { code });

describe('isPassing', () => {
  it.each([
    'SQLITE_BUSY',
    'SQLITE_BUSY_SNAPSHOT',
    'SQLITE_LOCKED',
    'SQLITE_FULL',
    '40001',
    '40P01',
    '55P03',
    '57P01',
    '08006',
    '53300',
    '25P03',
    'ECONNREFUSED',
  ])('waits where it is %s', code => {
    expect(isPassing(coded(code))).toBe(true);
  });

  it('waits where there is no connection', () => {
    expect(isPassing(new Error('Connection terminated unexpectedly'))).toBe(
      true,
    );
  });

  it.each(['SQLITE_CONSTRAINT_NOTNULL', '22P05', '22021', '23505', '42P01'])(
    'blames what was written where it is %s',
    code => {
      expect(isPassing(coded(code))).toBe(false);
    },
  );

  it.each([undefined, null, 'busy', new Error('This offering has a bug')])(
    'blames what was written for %s',
    error => {
      expect(isPassing(error)).toBe(false);
    },
  );
});

describe('databaseMessage', () => {
  it("is the database's own word, without what was to be written", async () => {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    const error = await knex('things')
      .insert({ name: 'a payload - of somebody' })
      .catch(problem => problem);
    expect(error.message).toContain('a payload');
    expect(databaseMessage(error)).toBe('no such table: things');
    await knex.destroy();
  });

  it('is any other message as it is', () => {
    expect(databaseMessage(new Error('Oh'))).toBe('Oh');
    expect(databaseMessage('Oh')).toBe('Oh');
  });
});
