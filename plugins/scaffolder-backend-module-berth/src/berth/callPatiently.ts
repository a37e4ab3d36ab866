import type { LoggerService } from '@backstage/backend-plugin-api';
import { isTransient, transientReason } from './errors';
import { backoffMs, type Clock } from './clock';

/**
 * Repeats a call while Berth does not answer, and says so in the log, once
 * when it begins and once when it is over. For calls that may be repeated.
 *
 * @throws what the call threw: at once when it is an answer, or the signal's
 * reason once that has aborted; the last failure when the deadline has passed
 * @internal
 */
export async function callPatiently<T>(options: {
  call: () => Promise<T>;
  /** Milliseconds since the epoch. */
  deadline: number;
  clock: Clock;
  logger: LoggerService;
  signal: AbortSignal;
}): Promise<T> {
  const { call, deadline, clock, logger, signal } = options;
  for (let failures = 0; ; ) {
    signal.throwIfAborted();
    try {
      const answer = await call();
      if (failures > 0) {
        logger.info('Berth answers again.');
      }
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      failures += 1;
      const wait = Math.min(backoffMs(failures), deadline - clock.now());
      if (!isTransient(error) || wait <= 0) {
        throw error;
      }
      if (failures === 1) {
        logger.warn(
          `Berth does not answer (${transientReason(error)}); trying again.`,
        );
      }
      await clock.sleep(wait, signal);
    }
  }
}
