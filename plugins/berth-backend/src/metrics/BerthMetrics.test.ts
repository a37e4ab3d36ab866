import type {
  MetricAttributes,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { ManualClock } from '../__testUtils__/ManualClock';
import { testDatabases } from '../__testUtils__/testDatabase';
import { ChangeFeed } from '../changes/ChangeFeed';
import { isoTime } from '../time/Clock';
import { BerthMetrics } from './BerthMetrics';

const things = {
  key: 'g/v1/things',
  group: 'test.berth.dev',
  plural: 'things',
};

/** Keeps what is measured, as an exporter would see it. */
function recordingMetrics() {
  const written: Array<[string, number, object | undefined]> = [];
  const callbacks: Array<[string, Function]> = [];
  const write = (name: string) => (value: number, labels?: object) => {
    written.push([name.replace('backstage.plugin.berth.', ''), value, labels]);
  };
  const service = {
    createCounter: (name: string) => ({ add: write(name) }),
    createHistogram: (name: string) => ({ record: write(name) }),
    createObservableGauge: (name: string) => ({
      addCallback: (callback: Function) => callbacks.push([name, callback]),
    }),
  } as unknown as MetricsService;
  return {
    service,
    written,
    collect: async () => {
      const found: Array<[string, number, MetricAttributes]> = [];
      for (const [name, callback] of callbacks) {
        await callback({
          observe: (value: number, labels: MetricAttributes) =>
            found.push([
              name.replace('backstage.plugin.berth.', ''),
              value,
              labels,
            ]),
        });
      }
      return found;
    },
  };
}

describe.each(testDatabases)('metrics on $name', database => {
  let knex: Knex;
  let clock: ManualClock;
  let recording: ReturnType<typeof recordingMetrics>;
  let metrics: BerthMetrics;

  beforeEach(async () => {
    knex = await database.create();
    clock = ManualClock.create();
    recording = recordingMetrics();
    metrics = BerthMetrics.create({
      ...{ knex, clock },
      metrics: recording.service,
      logger: mockServices.logger.mock(),
    });
  });

  afterEach(() => knex.destroy());

  it('counts what happens on a cluster, by kind', () => {
    const east = metrics.follow('east');
    const labels = { cluster: 'east', resource: 'things.test.berth.dev' };
    east.onList(things);
    east.onWatch(things);
    east.onEvent(things);
    east.onWatch(things);
    east.onCommitted({ lagMs: 250, tookMs: 50 });
    metrics.onTaken('east');
    metrics.onLost('east');
    expect(recording.written).toEqual([
      ['lists', 1, labels],
      ['events', 1, labels],
      ['watch_reconnects', 1, labels],
      ['lag', 0.25, { cluster: 'east' }],
      ['commit_duration', 0.05, { cluster: 'east' }],
      ['lease_takeovers', 1, { cluster: 'east' }],
      ['leases_lost', 1, { cluster: 'east' }],
    ]);
  });

  it('reads the rest when it is collected, of clusters that are followed here', async () => {
    const feed = ChangeFeed.create({ knex, clock });
    await knex.transaction(tx =>
      feed.record(tx, [
        { kind: 'claim', key: 'a', operation: 'upsert' },
        { kind: 'claim', key: 'b', operation: 'upsert' },
        { kind: 'claim', key: 'a', operation: 'delete' },
      ]),
    );
    for (const [name, state] of [
      ['east', 'stale'],
      ['west', 'connected'],
    ]) {
      await knex('fleet_clusters').insert({
        ...{ name, state },
        stale_since: state === 'stale' ? isoTime(clock.now() - 90_000) : null,
        updated_at: isoTime(clock.now()),
      });
    }
    const east = metrics.follow('east');
    east.onWatch(things);
    east.onQueued(7);
    await clock.advance(30_000);
    expect(await recording.collect()).toEqual([
      ['clusters_followed', 1, {}],
      ['cluster_connected', 0, { cluster: 'east' }],
      ['cluster_stale', 120, { cluster: 'east' }],
      ['watch_silence', 30, { cluster: 'east' }],
      ['queue', 7, { cluster: 'east' }],
      ['feed_head', 2, {}],
      ['feed_changes', 2, {}],
    ]);
    metrics.leave('east', east);
    await clock.advance(1_000);
    expect((await recording.collect())[0]).toEqual([
      'clusters_followed',
      0,
      {},
    ]);
  });
});
