import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Clock } from '../time/Clock';
import { ClusterMetrics } from './ClusterMetrics';
import {
  createInstruments,
  METRIC_PREFIX,
  type FleetInstruments,
} from './createInstruments';
import { readGauges, type Gauge } from './readGauges';

/** The gauges of one collection are read together. */
const SAME_READING_MS = 500;

const GAUGES: Record<Gauge['name'], { unit: string; description: string }> = {
  clusters_followed: {
    unit: '{cluster}',
    description: 'Clusters that this backend follows',
  },
  cluster_connected: {
    unit: '1',
    description: 'Whether a cluster answers: 1 or 0',
  },
  cluster_stale: {
    unit: 's',
    description: 'For how long a cluster has not answered; 0 when it does',
  },
  watch_silence: {
    unit: 's',
    description: 'Since the watch that is silent longest was heard of',
  },
  queue: { unit: '{item}', description: 'What is seen and not yet stored' },
  claims: { unit: '{claim}', description: 'Claims, by phase' },
  requests_waiting: {
    unit: '{request}',
    description: 'Requests that are not delivered yet',
  },
  feed_head: {
    unit: '{change}',
    description: 'The newest number of the change feed',
  },
  feed_changes: {
    unit: '{change}',
    description: 'What the change feed holds',
  },
};

/**
 * What Berth measures of itself.
 *
 * @remarks
 * Of a cluster the backend alone reports that follows it, so that the sum over
 * all backends is right.
 *
 * @internal
 */
export class BerthMetrics {
  readonly #options: BerthMetricsOptions;
  readonly #instruments: FleetInstruments;
  readonly #clusters = new Map<string, ClusterMetrics>();
  #reading: { at: number; gauges: Promise<Gauge[]> } | undefined;

  private constructor(options: BerthMetricsOptions) {
    this.#options = options;
    this.#instruments = createInstruments(options.metrics);
    for (const [name, { unit, description }] of Object.entries(GAUGES)) {
      options.metrics
        .createObservableGauge(`${METRIC_PREFIX}${name}`, { unit, description })
        .addCallback(async result => {
          for (const gauge of await this.#gauges()) {
            if (gauge.name === name) {
              result.observe(gauge.value, gauge.labels);
            }
          }
        });
    }
  }

  static create(options: BerthMetricsOptions): BerthMetrics {
    return new BerthMetrics(options);
  }

  /** Those of a cluster that this backend begins to follow. */
  follow(cluster: string): ClusterMetrics {
    const { clock } = this.#options;
    const metrics = ClusterMetrics.create({
      ...{ cluster, clock },
      instruments: this.#instruments,
    });
    this.#clusters.set(cluster, metrics);
    return metrics;
  }

  /** This backend does not follow the cluster any more. */
  leave(cluster: string, metrics: ClusterMetrics): void {
    if (this.#clusters.get(cluster) === metrics) {
      this.#clusters.delete(cluster);
    }
  }

  onTaken(cluster: string): void {
    this.#instruments.takeovers.add(1, { cluster });
  }

  onLost(cluster: string): void {
    this.#instruments.lost.add(1, { cluster });
  }

  /** One reading serves all gauges of a collection. */
  #gauges(): Promise<Gauge[]> {
    const { clock, knex, logger } = this.#options;
    const now = clock.now();
    if (!this.#reading || now - this.#reading.at >= SAME_READING_MS) {
      const gauges = readGauges({ knex, now, clusters: this.#clusters }).catch(
        error => {
          logger.warn('The metrics cannot be read', { error: String(error) });
          return [];
        },
      );
      this.#reading = { at: now, gauges };
    }
    return this.#reading.gauges;
  }
}

/**
 * What {@link BerthMetrics} are made of.
 *
 * @internal
 */
export interface BerthMetricsOptions {
  metrics: MetricsService;
  knex: Knex;
  clock: Clock;
  logger: LoggerService;
}
