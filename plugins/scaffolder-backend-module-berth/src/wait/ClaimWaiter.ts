import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  parseClaimRef,
  type Claim,
} from '@berth/backstage-plugin-berth-common';
import type { BerthCall, BerthCaller } from '../berth/BerthCaller';
import { callPatiently } from '../berth/callPatiently';
import type { Clock } from '../berth/clock';
import { isTransient, taskError } from '../berth/errors';
import { ClaimSight } from './ClaimSight';
import { judge, type AwaitedPhase } from './judge';

/** How long the feed may hold a call back. */
const WAIT_SECONDS = 30;

/** Between two looks at a feed that is full of what others do. */
const PAUSE_MS = 200;

/**
 * Follows one claim until it is in a phase.
 *
 * @remarks
 * The change feed says when to look again; what counts is the claim as Berth
 * has it then. So nothing is missed, and nothing is asked while nothing
 * happens.
 *
 * @internal
 */
export class ClaimWaiter {
  readonly #options: ClaimWaiterOptions;
  readonly #deadline: number;
  readonly #sight: ClaimSight;
  #lastLine?: string;

  private constructor(options: ClaimWaiterOptions) {
    this.#options = options;
    this.#deadline = options.clock.now() + options.timeoutSeconds * 1000;
    this.#sight = ClaimSight.create({
      claimId: options.claimId,
      call: make => this.#patiently(make),
    });
  }

  static create(options: ClaimWaiterOptions): ClaimWaiter {
    return new ClaimWaiter(options);
  }

  /**
   * Resolves with the claim once it is in the phase.
   *
   * @throws ConflictError with code `claim-failed`, NotFoundError with
   * `claim-not-found` when it was there and is gone, ServiceUnavailableError
   * with `claim-timeout`, the signal's reason when the task was cancelled, and
   * whatever Berth answers to who may not look
   */
  async wait(): Promise<Claim> {
    try {
      return await this.#follow();
    } catch (error) {
      this.#options.berth.signal.throwIfAborted();
      throw isTransient(error)
        ? this.#timeout('Berth does not answer.')
        : error;
    }
  }

  async #follow(): Promise<Claim> {
    // Older than the first look, so that nothing falls between.
    let cursor = await this.#sight.cursor();
    for (;;) {
      const observation = await this.#sight.observe();
      const verdict = judge(observation, this.#options.phase);
      if (verdict.type === 'failed') {
        throw taskError(verdict.code, verdict.line);
      }
      this.#say(verdict.line);
      if (verdict.type === 'reached' && observation.claim) {
        return observation.claim;
      }
      cursor = await this.#untilConcerned(cursor);
    }
  }

  /** Waits until a change concerns the claim, or for as long as a call may. */
  async #untilConcerned(from: number): Promise<number> {
    const { berth, clock } = this.#options;
    const until = Math.min(clock.now() + WAIT_SECONDS * 1000, this.#deadline);
    let after = from;
    for (let left = until - clock.now(); left > 0; left = until - clock.now()) {
      const changes = await this.#sight.changes(after, Math.ceil(left / 1000));
      after = changes.cursor;
      if (changes.concerned) {
        return after;
      }
      if (changes.others) {
        await clock.sleep(PAUSE_MS, berth.signal);
      }
    }
    if (clock.now() >= this.#deadline) {
      throw this.#timeout(this.#lastLine);
    }
    return after;
  }

  async #patiently<T>(make: BerthCall<T>): Promise<T> {
    const { berth, clock, logger } = this.#options;
    return callPatiently({
      call: () => berth.call(make),
      deadline: this.#deadline,
      clock,
      logger,
      signal: berth.signal,
    });
  }

  #say(line: string): void {
    if (line !== this.#lastLine) {
      this.#options.logger.info(line);
      this.#lastLine = line;
    }
  }

  #timeout(state = 'Nothing was seen of it.'): Error {
    const { claimId, claimUrl, phase, timeoutSeconds } = this.#options;
    const { name } = parseClaimRef(claimId);
    return taskError(
      'claim-timeout',
      `${name} is not ${phase} after ${timeoutSeconds} s. ${state}\nIt goes on without this task; see ${claimUrl}`,
    );
  }
}

/** @internal */
export interface ClaimWaiterOptions {
  claimId: string;
  /** Where the claim is shown, for who gives up waiting. */
  claimUrl: string;
  phase: AwaitedPhase;
  timeoutSeconds: number;
  berth: BerthCaller;
  clock: Clock;
  logger: LoggerService;
}
