import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '../time/Clock';
import { untilWoken } from '../time/untilWoken';
import { LeaseLostError } from './LeaseLostError';
import type { LeaseTable } from './LeaseTable';
import { shareClusters } from './shareClusters';
import type { ClusterLease, ClusterLeases } from './types';

/** A lease outlasts so many renewals that fail. */
const ROUNDS_PER_LEASE = 4;

interface HeldLease {
  epoch: number;
  ending: AbortController;
}

/**
 * Shares the clusters among the backends on one PostgreSQL: each is followed by
 * one of them, and by another soon after that one has gone.
 *
 * @remarks
 * A backend that cannot reach the database goes on watching, and writes what it
 * saw if nobody has taken over meanwhile. That it can never write after somebody
 * has is not a matter of time, but of the guard in each transaction.
 *
 * @internal
 */
export class DatabaseLeases implements ClusterLeases {
  readonly #options: DatabaseLeasesOptions;
  readonly #held = new Map<string, HeldLease>();
  readonly #waiting = new Map<string, () => void>();

  private constructor(options: DatabaseLeasesOptions) {
    this.#options = options;
  }

  static create(options: DatabaseLeasesOptions): DatabaseLeases {
    return new DatabaseLeases(options);
  }

  held(): string[] {
    return [...this.#held.keys()];
  }

  async hold(
    cluster: string,
    signal: AbortSignal,
    work: (lease: ClusterLease) => Promise<void>,
  ): Promise<void> {
    while (!signal.aborted) {
      const held = this.#held.get(cluster);
      if (!held) {
        await untilWoken(signal, wake => this.#waiting.set(cluster, wake));
        continue;
      }
      try {
        await work(this.#leaseOf(cluster, held, signal));
      } finally {
        await this.#release(cluster, held);
      }
    }
    this.#waiting.delete(cluster);
  }

  async run(clusters: string[], signal: AbortSignal): Promise<void> {
    const { clock, leaseMs, logger, table } = this.#options;
    while (!signal.aborted) {
      try {
        await this.#round(clusters);
      } catch (error) {
        logger.warn('The leases of the clusters cannot be renewed', {
          error: String(error),
        });
      }
      await clock.sleep(leaseMs / ROUNDS_PER_LEASE, signal);
    }
    await table.retire().catch(() => {});
  }

  async #round(clusters: string[]): Promise<void> {
    const { table, replica } = this.#options;
    await table.enlist(clusters);
    const renewed = await table.renew();
    for (const [cluster, held] of this.#held) {
      if (renewed.get(cluster) !== held.epoch) {
        this.#lose(cluster, held);
      }
    }
    const { free, ...state } = await table.read();
    const share = shareClusters(state);
    for (const [cluster, held] of this.#held) {
      if (share.get(cluster) !== replica && !held.ending.signal.aborted) {
        this.#options.logger.info('Leaving a cluster to another backend', {
          cluster,
        });
        held.ending.abort();
      }
    }
    for (const cluster of free) {
      if (share.get(cluster) === replica && this.#waiting.has(cluster)) {
        await this.#take(cluster);
      }
    }
  }

  async #take(cluster: string): Promise<void> {
    const { table, logger, onTaken } = this.#options;
    const epoch = await table.take(cluster);
    const wake = this.#waiting.get(cluster);
    if (epoch === undefined) {
      return;
    }
    if (!wake) {
      // It stopped waiting meanwhile.
      await table.release(cluster, epoch);
      return;
    }
    logger.info('Following a cluster', { cluster, epoch });
    onTaken?.(cluster);
    this.#waiting.delete(cluster);
    this.#held.set(cluster, { epoch, ending: new AbortController() });
    wake();
  }

  #leaseOf(
    cluster: string,
    held: HeldLease,
    signal: AbortSignal,
  ): ClusterLease {
    const { table } = this.#options;
    return {
      signal: AbortSignal.any([signal, held.ending.signal]),
      guard: async tx => {
        try {
          await table.guard(tx, cluster, held.epoch);
        } catch (error) {
          if (error instanceof LeaseLostError) {
            this.#lose(cluster, held);
          }
          throw error;
        }
      },
    };
  }

  #lose(cluster: string, held: HeldLease): void {
    if (!held.ending.signal.aborted) {
      const { logger, onLost } = this.#options;
      logger.warn('Another backend follows a cluster now', { cluster });
      onLost?.(cluster);
      held.ending.abort();
    }
  }

  async #release(cluster: string, held: HeldLease): Promise<void> {
    const { table, logger } = this.#options;
    if (this.#held.get(cluster) === held) {
      this.#held.delete(cluster);
    }
    try {
      await table.release(cluster, held.epoch);
    } catch (error) {
      // It will be over by itself.
      logger.warn('The lease of a cluster cannot be given back', {
        cluster,
        error: String(error),
      });
    }
  }
}

/**
 * What {@link DatabaseLeases} are made of.
 *
 * @internal
 */
export interface DatabaseLeasesOptions {
  table: LeaseTable;
  replica: string;
  leaseMs: number;
  clock: Clock;
  logger: LoggerService;
  /** This backend has got a cluster. */
  onTaken?: (cluster: string) => void;
  /** Another backend has got a cluster of this one's. */
  onLost?: (cluster: string) => void;
}
