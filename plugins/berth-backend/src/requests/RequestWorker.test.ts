import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { ManualClock } from '../__testUtils__/ManualClock';
import { testDatabases } from '../__testUtils__/testDatabase';
import { ChangeFeed } from '../changes/ChangeFeed';
import type { ClusterDirectory } from '../clusters/ClusterDirectory';
import { KubernetesError } from '../kubernetes/KubernetesError';
import type { OfferingQueries } from '../offerings/OfferingQueries';
import { isoTime } from '../time/Clock';
import type { ObjectDelivery } from './ObjectDelivery';
import type { RequestRow } from './RequestRow';
import { RequestRunner } from './RequestRunner';
import { RequestStore } from './RequestStore';
import { RequestWorker } from './RequestWorker';

const LEASE = 30_000;
const away = KubernetesError.fromNetwork('ECONNREFUSED', 'connect');
const refused = KubernetesError.fromAnswer(403, '', { asUser: true });

describe.each(testDatabases)('requests that wait on $name', database => {
  let knex: Knex;
  let clock: ManualClock;
  let store: RequestStore;
  let runner: RequestRunner;
  let worker: RequestWorker;
  let delivered: string[];
  let deliver: (request: RequestRow, signal: AbortSignal) => Promise<void>;
  let stop: () => Promise<void>;
  const logger = mockServices.logger.mock();

  function build() {
    const feed = ChangeFeed.create({ knex, clock });
    store = RequestStore.create({ knex, feed, clock });
    runner = RequestRunner.create({
      store,
      clusters: {
        get: () => ({}),
        find: () => undefined,
      } as unknown as ClusterDirectory,
      offerings: {
        get: () => ({}),
        serves: async () => undefined,
      } as unknown as OfferingQueries,
      delivery: {
        deliver: async ({
          request,
          signal,
        }: {
          request: RequestRow;
          signal: AbortSignal;
        }) => {
          await deliver(request, signal);
          delivered.push(request.name);
        },
      } as unknown as ObjectDelivery,
      config: { backoff: { initialMs: 1_000, maxMs: 8_000 }, leaseMs: LEASE },
      clock,
      random: () => 0,
      logger,
    });
    worker = RequestWorker.create({ store, runner, clock, logger });
  }

  function start() {
    const controller = new AbortController();
    const running = worker.run(controller.signal);
    stop = async () => {
      controller.abort();
      await running;
    };
  }

  beforeEach(async () => {
    knex = await database.create();
    clock = ManualClock.create();
    delivered = [];
    deliver = async () => {};
    stop = async () => {};
    build();
  });

  afterEach(async () => {
    await stop();
    await knex.destroy();
  });

  let ids = 0;
  const insert = async (name: string, more: Partial<RequestRow> = {}) => {
    ids++;
    const now = isoTime(clock.now());
    const row: RequestRow = {
      id: `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`,
      state: 'Submitted',
      claim_id: `east:payments:test.thing:${name}`,
      offering: 'test.thing',
      tenant: 'payments',
      cluster: 'east',
      namespace: 'payments',
      name,
      input: '{}',
      template: null,
      requester: 'user:default/anna',
      identity: '{}',
      idempotency_key: `key-${ids}`,
      body_hash: 'hash',
      attempts: 0,
      next_attempt_at: now,
      error: null,
      seen_at: null,
      created_at: now,
      updated_at: now,
      ...more,
    };
    return { row, inserted: await store.insert(row) };
  };
  const until = async (holds: () => boolean | Promise<boolean>) => {
    const deadline = Date.now() + 20_000;
    while (!(await holds())) {
      if (Date.now() > deadline) {
        throw new Error(`Not: ${holds}; ${delivered}`);
      }
      await new Promise(resolve => setImmediate(resolve));
    }
  };
  const stateOf = async ({ id }: RequestRow) => (await store.find(id))!.state;

  it('are delivered when their time has come', async () => {
    const { row } = await insert('later', {
      next_attempt_at: isoTime(clock.now() + 3_000),
    });
    start();
    await until(() => clock.sleeping.length === 1);
    expect(clock.sleeping).toEqual([3_000]);
    expect(delivered).toEqual([]);
    await clock.advance(3_000);
    await until(async () => (await stateOf(row)) === 'Delivered');
    expect(delivered).toEqual(['later']);
  });

  it('are tried again, less and less often, and without end', async () => {
    let failures = 0;
    deliver = async () => {
      if (failures++ < 6) {
        throw away;
      }
    };
    const { row } = await insert('patient');
    const waits: number[] = [];
    let latest = (await runner.attempt(row))!;
    while (latest.state === 'Submitted') {
      const wait = Date.parse(latest.next_attempt_at!) - clock.now();
      waits.push(wait);
      await clock.advance(wait);
      latest = (await runner.attempt(latest))!;
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 4_000, 4_000]);
    expect(delivered).toEqual(['patient']);
    expect((await store.find(row.id))!.attempts).toBe(7);
  });

  it('end when the cluster refuses them', async () => {
    deliver = async () => {
      throw refused;
    };
    const { row } = await insert('refused');
    start();
    await until(async () => (await stateOf(row)) === 'Failed');
    expect(JSON.parse((await store.find(row.id))!.error!)).toMatchObject({
      code: 'cluster-refused',
    });
    expect(await store.nextDue()).toBeUndefined();
  });

  it('do not wait for those of a slow cluster', async () => {
    let release = () => {};
    const slow = new Promise<void>(resolve => {
      release = resolve;
    });
    deliver = ({ cluster }) => (cluster === 'slow' ? slow : Promise.resolve());
    await insert('stuck', { cluster: 'slow' });
    await insert('waiting', { cluster: 'slow' });
    const { row } = await insert('quick');
    start();
    await until(async () => (await stateOf(row)) === 'Delivered');
    expect(delivered).toEqual(['quick']);
    release();
    await until(() => delivered.length === 3);
    expect(delivered).toEqual(['quick', 'stuck', 'waiting']);
  });

  it('are tried at once when their cluster is back', async () => {
    await insert('waiting', {
      next_attempt_at: isoTime(clock.now() + 300_000),
    });
    start();
    await until(() => clock.sleeping.length === 1);
    await worker.onConnected('west');
    expect(delivered).toEqual([]);
    await worker.onConnected('east');
    await until(() => delivered.length === 1);
  });

  it('are taken up by another when who had them died', async () => {
    const { row } = await insert('orphan');
    const taken = await store.take(row, LEASE);
    // It died here. Another one starts.
    start();
    await until(() => clock.sleeping.length === 1);
    await clock.advance(LEASE - 1);
    expect(delivered).toEqual([]);
    await clock.advance(1);
    await until(async () => (await stateOf(row)) === 'Delivered');
    // And should the dead come back, it changes nothing.
    await store.finish(taken!, { state: 'Submitted', nextAttemptAt: 0 });
    expect(await stateOf(row)).toBe('Delivered');
  });

  it("are nobody else's while their delivery takes long", async () => {
    let release = () => {};
    deliver = () =>
      new Promise<void>(resolve => {
        release = resolve;
      });
    const { row } = await insert('long');
    const attempt = runner.attempt(row);
    const sleeps = () => clock.sleeping.length === 1;
    await until(sleeps);
    for (let passed = 0; passed < 3 * LEASE; passed += LEASE / 3) {
      await clock.advance(LEASE / 3);
      await until(sleeps);
      expect(await store.due(1)).toEqual([]);
    }
    release();
    expect(await attempt).toMatchObject({ state: 'Delivered', attempts: 1 });
    expect(clock.sleeping).toEqual([]);
    expect(delivered).toEqual(['long']);
  });

  it('are given up by who has lost them to another', async () => {
    let isGivenUp = false;
    deliver = (_request, signal) =>
      new Promise<void>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          isGivenUp = true;
          reject(away);
        });
      });
    const { row } = await insert('lost');
    const attempt = runner.attempt(row);
    await until(() => clock.sleeping.length === 1);
    const taken = (await store.find(row.id))!;
    // It stood still for so long that another one took it up.
    const other = await store.take(taken, LEASE);
    await clock.advance(LEASE / 3);
    await until(() => isGivenUp);
    expect(await attempt).toBeUndefined();
    expect(await store.find(row.id)).toMatchObject({
      state: 'Delivering',
      attempts: other!.attempts,
    });
  });

  it.each(['fails', 'hangs'])(
    'are given up when the database %s for as long as they were had',
    async how => {
      let isGivenUp = false;
      deliver = (_request, signal) =>
        new Promise<void>((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            isGivenUp = true;
            reject(away);
          });
        });
      const { row } = await insert('cut');
      jest
        .spyOn(store, 'renew')
        .mockImplementation(() =>
          how === 'fails'
            ? Promise.reject(new Error('no connection'))
            : new Promise(() => {}),
        );
      const attempt = runner.attempt(row);
      const sleeps = () => clock.sleeping.length === 1;
      await until(sleeps);
      await clock.advance(LEASE / 3);
      await until(sleeps);
      expect(isGivenUp).toBe(false);
      while (clock.now() < Date.parse(row.created_at) + LEASE) {
        await until(sleeps);
        await clock.advance(clock.sleeping[0]);
      }
      await until(() => isGivenUp);
      expect(await attempt).toMatchObject({ state: 'Submitted' });
    },
  );

  it('that were stored and never tried are tried at once after a restart', async () => {
    const { row } = await insert('stored', {
      next_attempt_at: isoTime(clock.now() + LEASE),
    });
    await store.resume();
    start();
    await until(async () => (await stateOf(row)) === 'Delivered');
    expect(clock.now()).toBe(ManualClock.create().now());
  });

  it('are had by one at a time', async () => {
    const { row } = await insert('wanted');
    const taken = await Promise.all([
      runner.attempt(row),
      runner.attempt(row),
      runner.attempt(row),
    ]);
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(delivered).toEqual(['wanted']);
  });

  it('keep their name from others until they have come to an end', async () => {
    const { row } = await insert('name');
    expect((await insert('name')).inserted).toBe(false);
    const taken = await store.take(row, LEASE);
    expect((await insert('name')).inserted).toBe(false);
    await store.finish(taken!, { state: 'Delivered' });
    expect((await insert('name')).inserted).toBe(true);
  });

  it('are one by their idempotency key', async () => {
    const { row } = await insert('one', { idempotency_key: 'same' });
    expect((await insert('two', { idempotency_key: 'same' })).inserted).toBe(
      false,
    );
    expect(
      (
        await insert('three', {
          idempotency_key: 'same',
          requester: 'user:default/bert',
        })
      ).inserted,
    ).toBe(true);
    expect(await store.findByKey(row.requester, 'same')).toEqual(row);
  });
});
