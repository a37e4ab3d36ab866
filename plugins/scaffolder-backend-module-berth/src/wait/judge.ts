import type {
  BerthErrorCode,
  Claim,
  ClaimPhase,
  ClaimRequest,
} from '@berth/backstage-plugin-berth-common';

/**
 * Phases that one can wait for.
 *
 * @internal
 */
export type AwaitedPhase = Extract<ClaimPhase, 'Ready' | 'Suspended'>;

/**
 * What was seen of a claim.
 *
 * @internal
 */
export interface Observation {
  /** The claim, once its object has been seen. */
  claim?: Claim;
  /** The request behind it, where there is one. */
  request?: ClaimRequest;
  /** Whether the claim was there when last looked at. */
  wasThere: boolean;
}

/**
 * What that means for who waits, with a line for the task's log.
 *
 * @internal
 */
export type Verdict =
  | { type: 'reached' | 'waiting'; line: string }
  | { type: 'failed'; code: BerthErrorCode; line: string };

/**
 * Decides whether to go on waiting.
 *
 * @internal
 */
export function judge(observation: Observation, wanted: AwaitedPhase): Verdict {
  const { claim, request, wasThere } = observation;
  if (claim?.phase === wanted) {
    return { type: 'reached', line: describe(claim) };
  }
  if (request?.state === 'Failed') {
    const said = request.error?.message ?? 'The request has failed.';
    return { type: 'failed', code: 'claim-failed', line: said };
  }
  if (claim?.phase === 'Failed' || claim?.phase === 'Deleting') {
    return { type: 'failed', code: 'claim-failed', line: describe(claim) };
  }
  if (claim) {
    return { type: 'waiting', line: describe(claim) };
  }
  if (wasThere) {
    return {
      type: 'failed',
      code: 'claim-not-found',
      line: 'The claim was deleted.',
    };
  }
  return { type: 'waiting', line: describeRequest(request) };
}

function describe(claim: Claim): string {
  const { phase, message, progress, stale } = claim;
  return [
    message ? `${phase}: ${message}` : phase,
    ...(progress ? [`(${progress.done} of ${progress.total})`] : []),
    ...(stale
      ? ['– the cluster does not answer; this is what it said last']
      : []),
  ].join(' ');
}

function describeRequest(request?: ClaimRequest): string {
  switch (request?.state) {
    case 'Submitted':
    case 'Delivering':
      return request.error
        ? `Waiting for delivery: ${request.error.message}`
        : 'Waiting for delivery';
    case 'Delivered':
      return 'The cluster has taken it; waiting for it to show up';
    default:
      return 'Waiting for the claim to show up';
  }
}
