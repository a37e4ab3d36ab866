import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { liveThing } from '../__testUtils__/liveObject';
import { ManualClock, settle } from '../__testUtils__/ManualClock';
import { testDatabases } from '../__testUtils__/testDatabase';
import { ChangeFeed } from '../changes/ChangeFeed';
import { LeaseLostError } from '../leases/LeaseLostError';
import type { LeaseGuard } from '../leases/types';
import { ProjectionWriter, type WriterItem } from './ProjectionWriter';
import { ReflectorStore } from './ReflectorStore';
import type { Projection, WatchedResource } from './types';

const things: WatchedResource = {
  group: 'test.berth.dev',
  version: 'v1',
  plural: 'things',
  key: 'things',
  role: 'claim',
};
const upsert = (name: string, resourceVersion?: string): WriterItem => ({
  type: 'upsert',
  resource: things,
  object: liveThing({ metadata: { name } }),
  resourceVersion,
});

describe.each(testDatabases)('ProjectionWriter on $name', database => {
  let knex: Knex;
  let clock: ManualClock;
  let feed: ChangeFeed;
  let reflectors: ReflectorStore;
  let writer: ProjectionWriter;
  let written: string[];
  let fail: (names: string[]) => Error | undefined;
  let committed: WriterItem[];
  let guard: LeaseGuard;
  let stop: () => Promise<void>;
  let isDown: boolean;
  let transactionsMayBegin: Promise<void>;
  const logger = mockServices.logger.mock();
  const signal = new AbortController().signal;

  beforeEach(async () => {
    knex = await database.create();
    clock = ManualClock.create();
    feed = ChangeFeed.create({ knex, clock });
    reflectors = ReflectorStore.create({ knex, fingerprint: 'one' });
    written = [];
    committed = [];
    guard = async () => {};
    isDown = false;
    transactionsMayBegin = Promise.resolve();
    const guarded = {
      transaction: async (work: (tx: Knex.Transaction) => Promise<void>) => {
        await transactionsMayBegin;
        return knex.transaction(work);
      },
      raw: async (sql: string) => {
        if (isDown) {
          throw new Error('no database');
        }
        return knex.raw(sql);
      },
    } as unknown as Knex;
    fail = () => undefined;
    const projection: Projection = {
      apply: async (_tx, { upserts }) => {
        const names = upserts.map(({ metadata }) => metadata.name);
        const error = fail(names);
        if (error) {
          throw error;
        }
        written.push(names.join(' '));
        return names.map(key => ({ kind: 'claim', key, operation: 'upsert' }));
      },
      sweep: async (_tx, { key }, seen) => {
        written.push(`sweep ${key} but ${[...seen].join(' ')}`);
        return [];
      },
    };
    writer = ProjectionWriter.create({
      cluster: 'east',
      knex: guarded,
      feed,
      reflectors,
      projections: {
        namespace: projection,
        crd: projection,
        origin: projection,
        claim: projection,
        child: projection,
        core: projection,
        event: projection,
      },
      clock,
      random: () => 0,
      backoff: { initialMs: 100, maxMs: 1_000 },
      logger,
      guard: async tx => guard(tx),
      onCommit: items => committed.push(...items),
    });
    const controller = new AbortController();
    const running = writer.run(controller.signal);
    stop = async () => {
      controller.abort();
      await running;
      await knex.destroy();
    };
  });

  afterEach(async () => {
    await stop();
  });

  const until = async (holds: () => boolean | Promise<boolean>) => {
    const deadline = Date.now() + 20_000;
    while (!(await holds())) {
      if (Date.now() > deadline) {
        throw new Error(`Not: ${holds}; ${written}`);
      }
      await new Promise(resolve => setImmediate(resolve));
    }
  };
  /** Lets retries happen until something holds. */
  const eventually = (holds: () => boolean | Promise<boolean>) =>
    until(async () => {
      await clock.advance(1_000);
      return holds();
    });

  it('writes nothing of a cluster that another backend follows', async () => {
    let refusals = 0;
    guard = async () => {
      refusals++;
      throw new LeaseLostError('east');
    };
    await writer.push(upsert('a', '1'), signal);
    await eventually(() => refusals > 0);
    guard = async () => {};
    await writer.push(upsert('b', '2'), signal);
    await eventually(() => committed.length > 0);
    expect(written).toEqual(['b']);
    expect(await feed.head()).toBe(1);
  });

  it('writes, notes how far it has come, and tells, in one go', async () => {
    await writer.push(upsert('a', '7'), signal);
    await until(() => committed.length === 1);
    expect(await reflectors.load('east', 'things')).toBe('7');
    expect(await feed.read({ after: 0, limit: 10 })).toMatchObject([
      { key: 'a', operation: 'upsert' },
    ]);
  });

  it('gathers what comes while it writes', async () => {
    for (const name of ['a', 'b', 'c']) {
      void writer.push(upsert(name), signal);
    }
    await until(() => committed.length === 3);
    expect(written.length).toBeLessThan(3);
  });

  it('takes note of a list only when it is complete', async () => {
    await writer.push(upsert('a'), signal);
    await until(() => committed.length === 1);
    expect(await reflectors.load('east', 'things')).toBeUndefined();
    await writer.push(
      {
        type: 'listed',
        resource: things,
        resourceVersion: '9',
        seen: new Set(['payments/a']),
      },
      signal,
    );
    await until(() => committed.length === 2);
    expect(written).toEqual(['a', 'sweep things but payments/a']);
    expect(await reflectors.load('east', 'things')).toBe('9');
  });

  it('forgets what has vanished, and how far it had come', async () => {
    await writer.push(upsert('a', '7'), signal);
    await writer.push({ type: 'vanished', resource: things }, signal);
    await until(() => committed.length === 2);
    expect(written.at(-1)).toBe('sweep things but ');
    expect(await reflectors.load('east', 'things')).toBeUndefined();
  });

  it('tries again what could not be written', async () => {
    let failures = 2;
    fail = () => (failures-- > 0 ? new Error('SQLITE_BUSY') : undefined);
    await writer.push(upsert('a', '7'), signal);
    await eventually(() => committed.length === 1);
    expect(await reflectors.load('east', 'things')).toBe('7');
    expect(await feed.head()).toBe(1);
  });

  it('finds the one object that cannot be stored, names it, and goes on', async () => {
    fail = names =>
      names.includes('poison') ? new Error('cannot be stored') : undefined;
    for (const name of ['a', 'poison', 'b']) {
      void writer.push(upsert(name), signal);
    }
    await eventually(() => written.join(' ').includes('b'));
    expect(written.join(' ').split(' ').sort()).toEqual(['a', 'b']);
    expect(logger.error).toHaveBeenCalledWith(
      'Skipped what cannot be stored: things payments/poison',
      { error: 'cannot be stored' },
    );
  });

  it('blames no object for a database that is locked, however long', async () => {
    let isLocked = true;
    fail = () =>
      isLocked
        ? Object.assign(new Error('insert ? - database is locked'), {
            code: 'SQLITE_BUSY',
          })
        : undefined;
    await writer.push(upsert('patient'), signal);
    for (let i = 0; i < 20; i++) {
      await clock.advance(1_000);
      await settle();
    }
    isLocked = false;
    await eventually(() => written.includes('patient'));
    expect(logger.error).not.toHaveBeenCalledWith(
      expect.stringContaining('patient'),
      expect.anything(),
    );
    expect(logger.warn).toHaveBeenCalledWith(
      'The projection could not be written; trying again',
      { error: 'database is locked', attempt: expect.any(Number) },
    );
  });

  it('loses nothing while there is no database', async () => {
    await writer.push(upsert('first'), signal);
    await until(() => committed.length === 1);
    isDown = true;
    fail = () => (isDown ? new Error('no database') : undefined);
    await writer.push(upsert('patient'), signal);
    for (let i = 0; i < 20; i++) {
      await clock.advance(1_000);
      await settle();
    }
    expect(written).toEqual(['first']);
    isDown = false;
    await eventually(() => written.includes('patient'));
  });

  it('holds back who brings more than it can write', async () => {
    let release = () => {};
    transactionsMayBegin = new Promise<void>(resolve => {
      release = resolve;
    });
    let pushed = 0;
    const pushing = (async () => {
      for (; pushed < 5_000; pushed++) {
        await writer.push(upsert(`${pushed}`), signal);
      }
    })();
    await settle();
    expect(pushed).toBeLessThan(2_100);
    release();
    await pushing;
    await until(() => committed.length === 5_000);
  });

  it('lets others have their turn between batches', async () => {
    let turns = 0;
    let ticking: NodeJS.Immediate;
    const tick = () => {
      turns++;
      ticking = setImmediate(tick);
    };
    tick();
    const turnsAt: number[] = [];
    fail = () => {
      turnsAt.push(turns);
      return undefined;
    };
    await Promise.all(
      Array.from({ length: 2_000 }, (_, i) =>
        writer.push(upsert(`thing-${i}`), signal),
      ),
    );
    await until(() => committed.length === 2_000);
    clearImmediate(ticking!);
    expect(turnsAt.length).toBeGreaterThan(2);
    expect(new Set(turnsAt).size).toBe(turnsAt.length);
  });
});

describe.each(testDatabases)('ReflectorStore on $name', database => {
  it('forgets, under another fingerprint, how far it had come', async () => {
    const knex = await database.create();
    const one = ReflectorStore.create({ knex, fingerprint: 'one' });
    await knex.transaction(tx =>
      one.save(tx, 'east', new Map([['things', { resourceVersion: '7' }]])),
    );
    expect(await one.load('east', 'things')).toBe('7');
    expect(await one.load('west', 'things')).toBeUndefined();
    const two = ReflectorStore.create({ knex, fingerprint: 'two' });
    expect(await two.load('east', 'things')).toBeUndefined();
    await one.reset();
    expect(await one.load('east', 'things')).toBeUndefined();
    await knex.destroy();
  });
});
