import type {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';

/** What the names of Berth's metrics begin with, as Backstage's plugins' do. */
export const METRIC_PREFIX = 'backstage.plugin.berth.';

/** From what nobody notices to what everybody does. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * What is counted as it happens.
 *
 * @internal
 */
export interface FleetInstruments {
  lists: MetricsServiceCounter;
  reconnects: MetricsServiceCounter;
  events: MetricsServiceCounter;
  takeovers: MetricsServiceCounter;
  lost: MetricsServiceCounter;
  lag: MetricsServiceHistogram;
  commits: MetricsServiceHistogram;
}

/**
 * Registers what is counted as it happens. The page on operating Berth says what
 * each is good for.
 *
 * @internal
 */
export function createInstruments(metrics: MetricsService): FleetInstruments {
  const counter = (name: string, unit: string, description: string) =>
    metrics.createCounter(`${METRIC_PREFIX}${name}`, { description, unit });
  const seconds = (name: string, description: string) =>
    metrics.createHistogram(`${METRIC_PREFIX}${name}`, {
      description,
      unit: 's',
      advice: { explicitBucketBoundaries: SECONDS },
    });
  return {
    lists: counter('lists', '{list}', 'Full lists of a kind on a cluster'),
    reconnects: counter(
      'watch_reconnects',
      '{watch}',
      'Watches that were opened again',
    ),
    events: counter('events', '{event}', 'Changes that watches brought'),
    takeovers: counter(
      'lease_takeovers',
      '{lease}',
      'Clusters that this backend began to follow',
    ),
    lost: counter(
      'leases_lost',
      '{lease}',
      'Clusters that another backend took while this one had them',
    ),
    lag: seconds('lag', 'From when a change is seen to when it is stored'),
    commits: seconds('commit_duration', 'What storing a batch takes'),
  };
}
