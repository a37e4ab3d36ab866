import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterDirectory } from '../clusters/ClusterDirectory';
import type { RequestsConfig } from '../config/BerthConfig';
import { databaseMessage } from '../database/databaseErrors';
import type { OfferingQueries } from '../offerings/OfferingQueries';
import type { Clock } from '../time/Clock';
import { decideOutcome, type Outcome } from './decideOutcome';
import type { ObjectDelivery } from './ObjectDelivery';
import type { RequestRow } from './RequestRow';
import type { RequestStore } from './RequestStore';
import { whileHeld } from './whileHeld';

/**
 * Makes one attempt at a request and notes what came of it.
 *
 * @internal
 */
export class RequestRunner {
  readonly #options: RequestRunnerOptions;

  private constructor(options: RequestRunnerOptions) {
    this.#options = options;
  }

  static create(options: RequestRunnerOptions): RequestRunner {
    return new RequestRunner(options);
  }

  /**
   * @returns the request afterwards; undefined when somebody else is at it, or
   * has taken it over
   */
  async attempt(request: RequestRow): Promise<RequestRow | undefined> {
    const { store, config, clock, logger } = this.#options;
    const { leaseMs } = config;
    const taken = await store.take(request, leaseMs);
    if (!taken) {
      return undefined;
    }
    const outcome = await whileHeld(
      {
        ...{ leaseMs, clock },
        renew: () => store.renew(taken, leaseMs),
        onFailure: error =>
          logger.warn('A request cannot be held', {
            request: taken.id,
            error: databaseMessage(error),
          }),
      },
      signal => this.#deliver(taken, signal),
    );
    const noted = await store.finish(taken, outcome);
    const what = noted
      ? `Request ${outcome.state}`
      : 'Another backend has taken a request over';
    logger.info(what, {
      request: taken.id,
      claim: taken.claim_id,
      attempt: taken.attempts,
      ...('error' in outcome && { code: outcome.error.code }),
    });
    return noted;
  }

  async #deliver(request: RequestRow, signal: AbortSignal): Promise<Outcome> {
    const { clusters, offerings, delivery, config, clock, random, logger } =
      this.#options;
    try {
      const cluster = clusters.get(request.cluster);
      const offering = offerings.get(request.offering, cluster.name);
      const serves = await offerings.serves(cluster.name);
      await delivery.deliver({ cluster, offering, request, serves, signal });
      return { state: 'Delivered' };
    } catch (error) {
      const outcome = decideOutcome({
        error,
        cluster: clusters.find(request.cluster)?.title ?? request.cluster,
        attempts: request.attempts,
        backoff: config.backoff,
        now: clock.now(),
        random,
      });
      if (
        outcome.state === 'Failed' &&
        outcome.error.code === 'internal-error'
      ) {
        logger.error(
          `Request ${request.id} cannot be delivered`,
          error as Error,
        );
      }
      return outcome;
    }
  }
}

/**
 * What a {@link RequestRunner} is made of.
 *
 * @internal
 */
export interface RequestRunnerOptions {
  store: RequestStore;
  clusters: ClusterDirectory;
  offerings: OfferingQueries;
  delivery: ObjectDelivery;
  config: RequestsConfig;
  clock: Clock;
  random: () => number;
  logger: LoggerService;
}
