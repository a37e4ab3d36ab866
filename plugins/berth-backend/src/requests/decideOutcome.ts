import {
  berthErrorCode,
  type ClaimRequest,
} from '@berth/backstage-plugin-berth-common';
import { KubernetesError } from '../kubernetes/KubernetesError';
import { mapKubernetesError } from '../kubernetes/mapKubernetesError';
import { backoffDelay, type BackoffSettings } from '../time/backoff';

/**
 * What becomes of a request after an attempt.
 *
 * @internal
 */
export type Outcome =
  | { state: 'Delivered' }
  | {
      state: 'Submitted';
      error: NonNullable<ClaimRequest['error']>;
      /** In milliseconds since the epoch. */
      nextAttemptAt: number;
    }
  | { state: 'Failed'; error: NonNullable<ClaimRequest['error']> };

/**
 * Decides, of an attempt that did not succeed, whether to try again and when:
 * a cluster that is away or overloaded is tried again, without end; what a
 * cluster has refused is final.
 *
 * @param options.attempts - how many have been made, this one included
 * @param options.cluster - the cluster's title
 * @internal
 */
export function decideOutcome(options: {
  error: unknown;
  cluster: string;
  attempts: number;
  backoff: BackoffSettings;
  now: number;
  random: () => number;
}): Outcome {
  const { error, cluster, attempts, backoff, now, random } = options;
  if (error instanceof KubernetesError) {
    const { code, message, fields } = mapKubernetesError({ error, cluster });
    const told = { code, message, ...(fields && { fields }) };
    return error.isTransient
      ? {
          state: 'Submitted',
          error: told,
          nextAttemptAt:
            now +
            backoffDelay({ settings: backoff, attempt: attempts, random }),
        }
      : { state: 'Failed', error: told };
  }
  const code = berthErrorCode(error);
  return {
    state: 'Failed',
    error: code
      ? { code, message: (error as Error).message }
      : {
          code: 'internal-error',
          message: 'Berth failed to deliver the request; its log says why.',
        },
  };
}
