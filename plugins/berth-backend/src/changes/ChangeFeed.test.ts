import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { ManualClock, settle } from '../__testUtils__/ManualClock';
import { testDatabases } from '../__testUtils__/testDatabase';
import { ChangeFeed } from './ChangeFeed';
import type { ChangeNote } from './types';

const note = (
  key: string,
  operation: ChangeNote['operation'] = 'upsert',
  kind: ChangeNote['kind'] = 'claim',
): ChangeNote => ({ kind, key, operation });

describe.each(testDatabases)('ChangeFeed on $name', database => {
  let knex: Knex;
  let clock: ManualClock;
  let feed: ChangeFeed;

  const record = async (...notes: ChangeNote[]) => {
    await knex.transaction(tx => feed.record(tx, notes));
    feed.announce(notes);
  };
  const read = async (after = 0, limit = 100) =>
    (await feed.read({ after, limit })).map(
      ({ seq, kind, key, operation }) => `${seq} ${operation} ${kind} ${key}`,
    );
  /** Whether a wait is over, and the means to end it. */
  const wait = (after: number, milliseconds = 10_000) => {
    const controller = new AbortController();
    const state = { over: false };
    const done = feed
      .waitFor({ after, milliseconds, signal: controller.signal })
      .then(() => {
        state.over = true;
      });
    return { state, done, abort: () => controller.abort() };
  };

  const untilAsleep = async () => {
    while (clock.sleeping.length === 0) {
      await settle();
    }
  };

  beforeEach(async () => {
    knex = await database.create();
    clock = ManualClock.create();
    feed = ChangeFeed.create({ knex, clock });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  it('keeps the newest change of each thing, in order', async () => {
    expect(await feed.head()).toBe(0);
    await record(note('a'), note('b'), note('a', 'delete'));
    await record(note('c'), note('b'), note('b', 'upsert', 'tenant'));
    expect(await read()).toEqual([
      '2 delete claim a',
      '3 upsert claim c',
      '4 upsert claim b',
      '5 upsert tenant b',
    ]);
    expect(await read(3)).toEqual(['4 upsert claim b', '5 upsert tenant b']);
    expect(await read(2, 1)).toEqual(['3 upsert claim c']);
    expect(await feed.head()).toBe(5);
  });

  it('takes more than a statement holds', async () => {
    await record(...Array.from({ length: 1_000 }, (_, i) => note(`${i}`)));
    expect(await read(0, 2_000)).toHaveLength(1_000);
  });

  it('notes nothing of a transaction that is rolled back', async () => {
    await expect(
      knex.transaction(async tx => {
        await feed.record(tx, [note('a')]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await read()).toEqual([]);
    expect(await feed.head()).toBe(0);
  });

  it('wakes who waits as soon as something is committed', async () => {
    const waiting = wait(0);
    await untilAsleep();
    expect(waiting.state.over).toBe(false);
    await record(note('a'));
    await waiting.done;
    expect(clock.now()).toBe(ManualClock.create().now());
  });

  it('does not wait when there is something already', async () => {
    await record(note('a'));
    await wait(0).done;
    expect(clock.sleeping).toEqual([]);
  });

  it('finds what another process has committed within a second', async () => {
    const waiting = wait(0);
    await untilAsleep();
    await ChangeFeed.create({ knex, clock }).record(
      // The other process has a connection of its own; here it is the same.
      knex as Knex.Transaction,
      [note('a')],
    );
    expect(waiting.state.over).toBe(false);
    await clock.advance(1_000);
    await waiting.done;
  });

  it('goes on waiting after a wake that was for others', async () => {
    await record(note('a'));
    const waiting = wait(1);
    await untilAsleep();
    feed.announce([note('a')]);
    await untilAsleep();
    expect(waiting.state.over).toBe(false);
    waiting.abort();
    await waiting.done;
  });

  it('waits no longer than it is told', async () => {
    const waiting = wait(0, 1_500);
    await untilAsleep();
    await clock.advance(1_000);
    await untilAsleep();
    expect(waiting.state.over).toBe(false);
    await clock.advance(500);
    await waiting.done;
  });

  it('forgets old deletions, and says that it has', async () => {
    await record(note('a'), note('b', 'delete'));
    await clock.advance(10_000);
    await record(note('c', 'delete'));
    await feed.prune(5_000);
    expect(await read()).toEqual(['1 upsert claim a', '3 delete claim c']);
    expect(await feed.knows(1)).toBe(false);
    expect(await feed.knows(2)).toBe(true);
    expect(await feed.knows(3)).toBe(true);
    // From a feed that there was before this one.
    expect(await feed.knows(4)).toBe(false);
    await feed.prune(5_000);
    expect(await feed.knows(2)).toBe(true);
  });
});

describe('change feeds of several backends', () => {
  let knex: Knex;
  let other: Knex;
  let clock: ManualClock;
  let stopping: AbortController;
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    const database = testDatabases.find(({ again }) => again)!;
    knex = await database.create();
    other = database.again!(knex);
    clock = ManualClock.create();
    stopping = new AbortController();
  });

  afterEach(async () => {
    stopping.abort();
    await Promise.all([knex.destroy(), other.destroy()]);
  });

  const feedOf = (connection: Knex, replica: string) =>
    ChangeFeed.create({ knex: connection, clock, replica });
  const commit = async (
    connection: Knex,
    feed: ChangeFeed,
    ...notes: ChangeNote[]
  ) => {
    await connection.transaction(tx => feed.record(tx, notes));
    feed.announce(notes);
  };

  it('announce what others commit, once, after it has been prepared for', async () => {
    const a = feedOf(knex, 'a');
    const b = feedOf(other, 'b');
    await commit(other, b, note('before'));
    const heard: string[] = [];
    a.subscribe(notes => heard.push(...notes.map(({ key }) => key)));
    const following = a.follow({
      after: await a.head(),
      prepare: async notes => {
        heard.push(`prepare ${notes.map(({ key }) => key)}`);
      },
      signal: stopping.signal,
      logger,
    });
    await commit(knex, a, note('own'));
    await commit(other, b, note('x'), note('y'));
    const untilHeard = async (key: string) => {
      while (!heard.includes(key)) {
        await clock.advance(1_000);
      }
    };
    await untilHeard('y');
    await commit(other, b, note('own'));
    await commit(other, b, note('z'));
    await untilHeard('z');
    expect(heard.filter(one => !one.startsWith('prepare'))).toEqual([
      ...['own', 'x', 'y'],
      ...['own', 'z'],
    ]);
    expect(heard.indexOf('prepare x,y')).toBe(heard.indexOf('x') - 1);
    stopping.abort();
    await following;
  });

  it('never show a smaller number after a larger one, however they commit', async () => {
    const feeds = [feedOf(knex, 'a'), feedOf(other, 'b')];
    const connections = [knex, other];
    let isWriting = true;
    const seen: number[] = [];
    const reading = (async () => {
      let after = 0;
      while (isWriting || (await feeds[0].head()) > after) {
        for (const { seq } of await feeds[0].read({ after, limit: 50 })) {
          seen.push(seq);
          after = seq;
        }
      }
    })();
    await Promise.all(
      Array.from({ length: 4 }, async (_, writer) => {
        for (let turn = 0; turn < 25; turn++) {
          const one = (writer + turn) % 2;
          await commit(
            connections[one],
            feeds[one],
            note(`${writer}-${turn}-first`),
            note(`${writer}-${turn}-second`),
          );
        }
      }),
    );
    isWriting = false;
    await reading;
    expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  });

  it('forget while others write, and neither stands in the way', async () => {
    const feeds = [feedOf(knex, 'a'), feedOf(other, 'b')];
    for (let turn = 0; turn < 20; turn++) {
      await commit(knex, feeds[0], note('a', 'delete'), note('b', 'delete'));
      await clock.advance(10_000);
      await Promise.all([
        feeds[0].prune(5_000),
        commit(other, feeds[1], note('b'), note('a')),
        commit(knex, feeds[0], note('a'), note('b')),
      ]);
    }
    const left = await feeds[0].read({ after: 0, limit: 10 });
    expect(left.map(({ key }) => key).sort()).toEqual(['a', 'b']);
  });
});
