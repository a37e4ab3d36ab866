import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { berthError } from '@berth/backstage-plugin-berth-common';
import type { ClusterReader } from '@berth/backstage-plugin-berth-node';
import fc from 'fast-check';
import {
  aGpuQuota,
  aNode,
  aPod,
  gpuObjects,
} from '../__testUtils__/gpuObjects';
import { takeSnapshot } from '../fleet/takeSnapshot';
import { emptySnapshot } from '../fleet/types';
import { GpuStore } from './GpuStore';
import { historyView, idleSince } from './historyView';
import { runSampler, sampleCluster } from './runSampler';
import { beginOf, downsample, samplesOf, type Sample } from './samples';

const GPU = 'nvidia.com/gpu';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const noon = Date.parse('2026-08-01T12:00:00Z');

const aSample = (changes: Partial<Sample> = {}): Sample => ({
  cluster: 'east',
  namespace: 'payments',
  resource: GPU,
  step: 60,
  at: noon,
  quota: 4,
  used: 2,
  waiting: 0,
  ...changes,
});

const everything = {
  places: [{ cluster: 'east', namespace: 'payments' }],
  from: 0,
};

describe('the samples of a snapshot', () => {
  it('are one for each namespace, and one for all of the cluster', () => {
    const snapshot = takeSnapshot(
      gpuObjects({
        nodes: [aNode('a')],
        pods: [aPod('payments', { gpus: 3, node: 'a' }), aPod('shop')],
        quotas: [aGpuQuota('payments', 4)],
      }),
    );
    const now = new Date('2026-08-01T12:00:42Z');
    expect(samplesOf({ cluster: 'east', snapshot }, now)).toEqual([
      aSample({ used: 3 }),
      aSample({ namespace: 'shop', quota: undefined, used: 0, waiting: 1 }),
      aSample({ namespace: '', quota: 8, used: 3, waiting: 1, free: 5 }),
    ]);
  });
});

describe('downsample', () => {
  it('is the average used, the most waited for and the last quota', () => {
    const samples = [
      aSample({ used: 1, waiting: 3, quota: 4, free: 6 }),
      aSample({
        at: noon + 5 * MINUTE,
        used: 4,
        waiting: 0,
        quota: 8,
        free: 2,
      }),
      aSample({ at: noon + 10 * MINUTE, used: 7 }),
    ];
    expect(downsample(samples, 600)).toEqual([
      aSample({ step: 600, used: 2.5, waiting: 3, quota: 8, free: 4 }),
      aSample({ step: 600, at: noon + 10 * MINUTE, used: 7 }),
    ]);
  });

  it('keeps what was used in all, in whatever steps and order', () => {
    const samples = fc.array(
      fc.record({
        minute: fc.integer({ min: 0, max: 180 }),
        used: fc.integer({ min: 0, max: 64 }),
        waiting: fc.integer({ min: 0, max: 64 }),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(samples, fc.constantFrom(600, 3600), (found, step) => {
        const all = found.map(({ minute, ...rest }) =>
          aSample({ at: noon + minute * MINUTE, ...rest }),
        );
        const coarse = downsample(all, step);
        const [least, most] = [Math.min, Math.max].map(pick =>
          pick(...all.map(({ used }) => used)),
        );
        for (const { at, used } of coarse) {
          expect(at).toBe(beginOf(at, step));
          expect(used).toBeGreaterThanOrEqual(least - 1e-9);
          expect(used).toBeLessThanOrEqual(most + 1e-9);
        }
        expect(Math.max(...coarse.map(({ waiting }) => waiting))).toBe(
          Math.max(...all.map(({ waiting }) => waiting)),
        );
        const byTime = (a: Sample, b: Sample) => a.at - b.at;
        const reversed = downsample([...all].reverse(), step);
        expect(
          reversed.sort(byTime).map(({ at, waiting }) => [at, waiting]),
        ).toEqual(coarse.sort(byTime).map(({ at, waiting }) => [at, waiting]));
      }),
    );
  });
});

describe('the history of a tenant', () => {
  const view = (samples: Sample[], hours = 1) =>
    historyView({
      samples,
      from: new Date(noon),
      to: new Date(noon + hours * HOUR),
    });

  it('adds up its namespaces, and shows what was free beside', () => {
    const { series, stepSeconds } = view([
      aSample(),
      aSample({ namespace: 'payments-dev', quota: 2, used: 1, waiting: 4 }),
      aSample({ namespace: '', quota: 16, used: 9, free: 7 }),
      aSample({ at: noon + MINUTE, used: 4 }),
    ]);
    expect(stepSeconds).toBe(60);
    expect(series).toEqual([
      {
        cluster: 'east',
        resource: GPU,
        points: [
          {
            at: '2026-08-01T12:00:00.000Z',
            quota: 6,
            used: 3,
            waiting: 4,
            free: 7,
          },
          {
            at: '2026-08-01T12:01:00.000Z',
            quota: 4,
            used: 4,
            waiting: 0,
          },
        ],
      },
    ]);
  });

  it('has no quota where one namespace had none', () => {
    const { series } = view([
      aSample(),
      aSample({ namespace: 'payments-dev', quota: undefined }),
    ]);
    expect(series[0].points[0]).not.toHaveProperty('quota');
  });

  it('never has more points than a plot can show', () => {
    const samples = Array.from({ length: 1440 }, (_, minute) =>
      aSample({ at: noon + minute * MINUTE }),
    );
    const { series, stepSeconds } = view(samples, 24);
    expect(stepSeconds).toBe(300);
    expect(series[0].points.length).toBeLessThanOrEqual(300);
  });
});

describe('idleSince', () => {
  const used = (...amounts: number[]) =>
    amounts.map((amount, minute) =>
      aSample({ at: noon + minute * MINUTE, used: amount }),
    );

  it('is when the last one was given back', () => {
    expect(idleSince(used(1, 2, 0, 0))).toBe('2026-08-01T12:02:00.000Z');
    expect(idleSince(used(0, 0))).toBe('2026-08-01T12:00:00.000Z');
    expect(idleSince(used(0, 1))).toBeUndefined();
    expect(idleSince([])).toBeUndefined();
  });

  it('is nothing where nothing may be used', () => {
    expect(idleSince([aSample({ used: 0, quota: 0 })])).toBeUndefined();
    expect(idleSince([aSample({ used: 0, quota: undefined })])).toBeUndefined();
  });
});

describe('the store', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let store: GpuStore;

  beforeEach(async () => {
    const knex = await databases.init('SQLITE_3');
    store = GpuStore.create({
      database: mockServices.database.mock({ getClient: async () => knex }),
    });
  });

  const save = (samples: Sample[], now = noon) =>
    store.save(
      { cluster: 'east', snapshot: takeSnapshot(gpuObjects()), samples },
      new Date(now),
    );

  it('lets one of several look, once an interval', async () => {
    const claim = (time: number) => store.claim('east', new Date(time), 55_000);
    const first = await Promise.all([claim(noon), claim(noon), claim(noon)]);
    expect(first.filter(Boolean)).toHaveLength(1);
    expect(await claim(noon + 54_999)).toBe(false);
    const second = await Promise.all([0, 1, 2].map(() => claim(noon + 55_000)));
    expect(second.filter(Boolean)).toHaveLength(1);
  });

  it('keeps what it knew of a cluster that is away, and says why', async () => {
    const snapshot = takeSnapshot(gpuObjects({ nodes: [aNode('a')] }));
    await store.claim('east', new Date(noon), 0);
    await store.save(
      { cluster: 'east', snapshot, samples: [] },
      new Date(noon),
    );
    await store.fail('east', 'It is away.');
    expect(await store.snapshots(['east', 'west'])).toEqual([
      {
        cluster: 'east',
        at: new Date(noon),
        problem: 'It is away.',
        snapshot,
      },
      {
        cluster: 'west',
        snapshot: emptySnapshot,
      },
    ]);
  });

  it("replaces the same minute's samples", async () => {
    await save([aSample({ used: 1 })]);
    await save([aSample({ used: 2, quota: undefined })]);
    expect(await store.samples(everything)).toEqual(
      [{ ...aSample({ used: 2 }), quota: undefined }].map(
        ({ quota: _, ...sample }) => sample,
      ),
    );
  });

  it('keeps minutes for a day, ten minutes for a week and hours for a month', async () => {
    const days = 40;
    const minutes = Array.from({ length: days * 24 * 6 }, (_, index) =>
      aSample({ at: noon - index * 10 * MINUTE, used: index % 5 }),
    );
    await save(minutes);
    await store.compact(new Date(noon));
    const kept = await store.samples(everything);
    const ages = (step: number) =>
      kept
        .filter(sample => sample.step === step)
        .map(({ at }) => (noon - at) / HOUR);
    expect(Math.max(...ages(60))).toBeLessThanOrEqual(24);
    expect(Math.min(...ages(600))).toBeGreaterThan(23.8);
    expect(Math.max(...ages(600))).toBeLessThanOrEqual(7 * 24);
    expect(Math.min(...ages(3600))).toBeGreaterThanOrEqual(7 * 24);
    expect(Math.max(...ages(3600))).toBeLessThanOrEqual(30 * 24);
    expect(ages(3600)).toHaveLength(23 * 24);
  });

  it('comes to the same when it is put together twice, or bit by bit', async () => {
    const minutes = Array.from({ length: 600 }, (_, index) =>
      aSample({ at: noon - index * MINUTE, used: index % 7 }),
    );
    await save(minutes);
    const later = noon + 24 * HOUR;
    for (const passed of [-3, -2, -1, 0, 0]) {
      await store.compact(new Date(later + passed * HOUR));
    }
    const bitByBit = await store.samples(everything);
    const byTime = (a: Sample, b: Sample) => a.at - b.at;
    const until = beginOf(noon, 600);
    const expected = [
      ...downsample(
        minutes.filter(({ at }) => at < until),
        600,
      ),
      ...minutes.filter(({ at }) => at >= until),
    ];
    expect(bitByBit.sort(byTime)).toEqual(expected.sort(byTime));
  });

  describe('with the sampler', () => {
    const reader = (
      objects: Parameters<typeof gpuObjects>[0] = {},
    ): ClusterReader =>
      ({
        list: async ({ plural }: { plural: string }) =>
          ({
            nodes: objects.nodes,
            pods: objects.pods,
            resourcequotas: objects.quotas,
          }[plural] ?? []),
      } as unknown as ClusterReader);

    const tools = (
      clusters: Record<string, ClusterReader>,
      clock: { now: number },
    ) => ({
      clusters: () => Object.keys(clusters),
      asBerth: (name: string) => clusters[name],
      now: () => new Date(clock.now),
      logger: mockServices.logger.mock(),
    });

    it('a sample is exact to the minute of the clock', async () => {
      const clock = { now: noon + 12_345 };
      const east = reader({
        nodes: [aNode('a')],
        pods: [aPod('payments', { gpus: 3, node: 'a' })],
        quotas: [aGpuQuota('payments', 4)],
      });
      const with_ = { tools: tools({ east }, clock), store, cluster: 'east' };
      await sampleCluster(with_);
      clock.now += 30_000;
      await sampleCluster(with_);
      clock.now += 30_000;
      await sampleCluster(with_);
      const found = await store.samples(everything);
      expect(found.map(({ at, used }) => [at, used])).toEqual([
        [noon, 3],
        [noon + MINUTE, 3],
      ]);
      const [{ at }] = await store.snapshots(['east']);
      expect(at).toEqual(new Date(noon + 72_345));
    });

    it('a cluster that hangs keeps no other from being looked at', async () => {
      const clock = { now: noon };
      const hangs = {
        list: () => new Promise(() => {}),
      } as unknown as ClusterReader;
      const fails = {
        list: async () => {
          throw berthError('cluster-unreachable', { message: 'It is away.' });
        },
      } as unknown as ClusterReader;
      const clusters = { hangs, fails, east: reader({ nodes: [aNode('a')] }) };
      const stop = new AbortController();
      const running = runSampler({
        tools: tools(clusters, clock),
        store,
        signal: stop.signal,
        wait: async () => {
          // Until those that answer have been written.
          const [failed, east] = await store.snapshots(['fails', 'east']);
          if (failed.problem && east.at) {
            stop.abort();
          }
        },
      });
      await running;
      const [, failed, east] = await store.snapshots([
        'hangs',
        'fails',
        'east',
      ]);
      expect(failed).toMatchObject({ problem: 'It is away.' });
      expect(failed.at).toBeUndefined();
      expect(east.at).toEqual(new Date(noon));
    });
  });
});
