import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { ManualClock, settle } from '../__testUtils__/ManualClock';
import { testPostgresDatabase } from '../__testUtils__/testDatabase';
import { createLeases } from './createLeases';
import { LeaseLostError } from './LeaseLostError';
import type { ClusterLease } from './types';

jest.setTimeout(30_000);

/** So long that no test waits for its end, and so short that one can. */
const LONG_MS = 60_000;
const SHORT_MS = 800;

const CLUSTERS = ['east', 'north', 'south', 'west'];

describe('leases on PostgreSQL', () => {
  let knex: Knex;
  let stops: Array<() => Promise<void>>;

  beforeEach(async () => {
    knex = await testPostgresDatabase();
    stops = [];
  });

  afterEach(async () => {
    await Promise.all(stops.map(stop => stop()));
    await knex.destroy();
  });

  /** A backend that does nothing unless its clock is told to go on. */
  function startReplica(
    replica: string,
    { leaseMs = LONG_MS, clusters = CLUSTERS, now = '2026-01-01' } = {},
  ) {
    const clock = ManualClock.create(now);
    const logger = mockServices.logger.mock();
    const leases = createLeases({ knex, replica, leaseMs, clock, logger });
    const stopping = new AbortController();
    const current = new Map<string, ClusterLease>();
    const running = Promise.all([
      leases.run(clusters, stopping.signal),
      ...clusters.map(cluster =>
        leases.hold(cluster, stopping.signal, async lease => {
          current.set(cluster, lease);
          await new Promise<void>(resolve => {
            lease.signal.addEventListener('abort', () => resolve());
            if (lease.signal.aborted) {
              resolve();
            }
          });
          current.delete(cluster);
        }),
      ),
    ]);
    const stop = async () => {
      stopping.abort();
      await running;
    };
    stops.push(stop);
    return {
      current,
      leases,
      stop,
      has: () => [...current.keys()].sort(),
      /** One round of renewals. */
      round: async () => {
        while (clock.sleeping.length === 0) {
          await settle();
        }
        await clock.advance(leaseMs);
        while (clock.sleeping.length === 0) {
          await settle();
        }
      },
    };
  }

  const until = async (
    holds: () => boolean,
    ...replicas: Array<ReturnType<typeof startReplica>>
  ) => {
    const deadline = Date.now() + 20_000;
    while (!holds()) {
      if (Date.now() > deadline) {
        throw new Error(`Not: ${holds}`);
      }
      await settle();
      for (const { round } of replicas) {
        await round();
      }
    }
  };

  it('gives the only backend everything, at once', async () => {
    const a = startReplica('a');
    await until(() => a.has().length === 4);
    expect(a.leases.held().sort()).toEqual(CLUSTERS);
  });

  it('shares with one that joins, and never gives a cluster to both', async () => {
    const a = startReplica('a');
    await until(() => a.has().length === 4);
    const b = startReplica('b');
    await until(
      () => {
        expect(a.has().filter(name => b.has().includes(name))).toEqual([]);
        return a.has().length === 2 && b.has().length === 2;
      },
      a,
      b,
    );
    for (let round = 0; round < 4; round++) {
      await a.round();
      await b.round();
    }
    expect([...a.has(), ...b.has()].sort()).toEqual(CLUSTERS);
    expect(a.has()).toHaveLength(2);
  });

  it('passes everything on at once when a backend stops', async () => {
    const a = startReplica('a');
    await until(() => a.has().length === 4);
    const b = startReplica('b', { clusters: CLUSTERS });
    await a.stop();
    await until(() => b.has().length === 4, b);
    expect(b.leases.held().sort()).toEqual(CLUSTERS);
  });

  it('takes over what a backend has that says nothing any more, whose writes are refused then', async () => {
    // Their machines disagree about the time by years.
    const a = startReplica('a', { leaseMs: SHORT_MS, now: '2031-01-01' });
    await until(() => a.has().length === 4);
    const lease = a.current.get('east')!;
    await knex.transaction(tx => lease.guard(tx));
    // From here on it stands still, as a process does that is stopped.
    const b = startReplica('b', { leaseMs: SHORT_MS, now: '1999-01-01' });
    await until(() => b.has().length === 4, b);
    expect(lease.signal.aborted).toBe(false);
    await expect(
      knex.transaction(async tx => {
        await lease.guard(tx);
      }),
    ).rejects.toThrow(LeaseLostError);
    expect(lease.signal.aborted).toBe(true);
    await knex.transaction(tx => b.current.get('east')!.guard(tx));
  });

  it('learns by its next renewal that it has lost a cluster', async () => {
    const a = startReplica('a', { leaseMs: SHORT_MS });
    await until(() => a.has().length === 4);
    const lost = [...a.current.values()];
    const b = startReplica('b', { leaseMs: SHORT_MS });
    await until(() => b.has().length === 4, b);
    await a.round();
    expect(lost.map(({ signal }) => signal.aborted)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('keeps a cluster that nobody wanted meanwhile', async () => {
    const a = startReplica('a', { leaseMs: SHORT_MS });
    await until(() => a.has().length === 4);
    const lease = a.current.get('east')!;
    await knex.raw('select pg_sleep(?)', [(SHORT_MS * 1.5) / 1_000]);
    await knex.transaction(tx => lease.guard(tx));
    await a.round();
    expect(lease.signal.aborted).toBe(false);
  });

  it('waits for a transaction of the last holder, while that renews', async () => {
    const a = startReplica('a', { leaseMs: SHORT_MS, clusters: ['east'] });
    await until(() => a.has().length === 1);
    const tx = await knex.transaction();
    await a.current.get('east')!.guard(tx);
    await a.round();
    const b = startReplica('b', { leaseMs: SHORT_MS, clusters: ['east'] });
    await knex.raw('select pg_sleep(?)', [(SHORT_MS * 1.5) / 1_000]);
    await b.round();
    await b.round();
    expect(b.has()).toEqual([]);
    await tx.commit();
    await until(() => b.has().length === 1, b);
  });

  it('does not wait for a transaction whose backend stands still', async () => {
    const a = startReplica('a', { leaseMs: SHORT_MS, clusters: ['east'] });
    await until(() => a.has().length === 1);
    const tx = await knex.transaction();
    await a.current.get('east')!.guard(tx);
    const b = startReplica('b', { leaseMs: SHORT_MS, clusters: ['east'] });
    await until(() => b.has().length === 1, b);
    await expect(tx.raw('select 1')).rejects.toThrow(/terminat|connection/i);
    await tx.rollback().catch(() => {});
  });
});
