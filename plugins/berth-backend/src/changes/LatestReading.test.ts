import type { Knex } from 'knex';
import { ManualClock } from '../__testUtils__/ManualClock';
import { testDatabase } from '../__testUtils__/testDatabase';
import { ChangeFeed } from './ChangeFeed';
import { LatestReading } from './LatestReading';
import type { ChangeNote } from './types';

describe('LatestReading', () => {
  let knex: Knex;
  let clock: ManualClock;
  let feed: ChangeFeed;
  let reads: number;
  let latest: LatestReading<number>;

  const change = (kind: ChangeNote['kind'], key: string) =>
    knex.transaction(tx =>
      feed.record(tx, [{ kind, key, operation: 'upsert' }]),
    );

  beforeEach(async () => {
    knex = await testDatabase();
    clock = ManualClock.create();
    feed = ChangeFeed.create({ knex, clock });
    reads = 0;
    const read = async () => ++reads;
    latest = LatestReading.create({ feed, clock, kind: 'tenant', read });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  it('reads again only after a change of its kind', async () => {
    await change('tenant', 'shop');
    expect(await latest.get()).toBe(1);
    expect(await latest.get()).toBe(1);
    await change('claim', 'one');
    expect(await latest.get()).toBe(1);
    await change('tenant', 'shop');
    expect(await latest.get()).toBe(2);
    await change('claim', 'one');
    await change('tenant', 'payments');
    await change('claim', 'two');
    expect(await latest.get()).toBe(3);
    expect(await latest.get()).toBe(3);
  });

  it('notices what changes while it reads', async () => {
    const read = async () => {
      if (++reads === 1) {
        await change('tenant', 'shop');
      }
      return reads;
    };
    latest = LatestReading.create({ feed, clock, kind: 'tenant', read });
    expect(await latest.get()).toBe(1);
    expect(await latest.get()).toBe(2);
    expect(await latest.get()).toBe(2);
  });

  it('reads once for all who ask at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => latest.get()),
    );
    expect(new Set(answers)).toEqual(new Set([1]));
  });

  it('reads again when the feed was begun anew, and after a minute', async () => {
    await change('tenant', 'shop');
    expect(await latest.get()).toBe(1);
    await knex('changes').delete();
    await knex('change_head').update({ seq: 0 });
    expect(await latest.get()).toBe(2);
    await clock.advance(59_000);
    expect(await latest.get()).toBe(2);
    await clock.advance(1_000);
    expect(await latest.get()).toBe(3);
  });

  it('does not keep a failure', async () => {
    const read = async () => {
      if (++reads === 1) {
        throw new Error('no database');
      }
      return reads;
    };
    latest = LatestReading.create({ feed, clock, kind: 'tenant', read });
    await expect(latest.get()).rejects.toThrow('no database');
    expect(await latest.get()).toBe(2);
  });
});
