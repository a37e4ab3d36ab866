import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Health } from '@berth/backstage-plugin-berth-common';
import { databaseMessage } from '../database/databaseErrors';
import type { ClusterStatus, ClusterStore } from '../fleet/ClusterStore';
import type { ClusterLeases } from '../leases/types';
import type { Clock } from '../time/Clock';
import type { ClusterDirectory } from './ClusterDirectory';

/** Whoever asks for health gives up soon. */
const DATABASE_MS = 3_000;

/**
 * What the API answers of Berth's own health.
 *
 * @remarks
 * Only the database decides whether this backend is ready: a cluster that is
 * away is away for every backend, and its pages show what was known.
 *
 * @internal
 */
export class HealthQueries {
  readonly #options: HealthQueriesOptions;

  private constructor(options: HealthQueriesOptions) {
    this.#options = options;
  }

  static create(options: HealthQueriesOptions): HealthQueries {
    return new HealthQueries(options);
  }

  async read(): Promise<Health> {
    const { clusters, leases, clock } = this.#options;
    const statuses = await this.#statuses();
    const followed = new Set(leases.held());
    const now = clock.now();
    return {
      ready: statuses !== undefined,
      ...(!statuses && { message: 'The database does not answer' }),
      clusters: clusters.list().map(({ name, title }) => ({
        name,
        title,
        ...freshness(statuses?.get(name), now),
        followedHere: followed.has(name),
      })),
    };
  }

  /** Undefined when the database fails or takes too long. */
  async #statuses(): Promise<Map<string, ClusterStatus> | undefined> {
    const { store, clock, logger } = this.#options;
    const answered = new AbortController();
    try {
      return await Promise.race([
        store.statuses(),
        clock.sleep(DATABASE_MS, answered.signal).then(() => undefined),
      ]);
    } catch (error) {
      logger.warn('The database does not answer', {
        error: databaseMessage(error),
      });
      return undefined;
    } finally {
      answered.abort();
    }
  }
}

/**
 * What {@link HealthQueries} are made of.
 *
 * @internal
 */
export interface HealthQueriesOptions {
  clusters: ClusterDirectory;
  store: ClusterStore;
  leases: Pick<ClusterLeases, 'held'>;
  clock: Clock;
  logger: LoggerService;
}

function freshness(status: ClusterStatus | undefined, now: number) {
  const { state = 'unknown', staleSince, heardAt, message } = status ?? {};
  return {
    state,
    ...(staleSince && { staleSince }),
    ...(message && { message }),
    ...(heardAt && {
      heardAt,
      silentSeconds: Math.max(
        0,
        Math.round((now - Date.parse(heardAt)) / 1_000),
      ),
    }),
  };
}
