import type { ClaimRequest } from '@berth/backstage-plugin-berth-common';
import { useNow } from '../../data';
import { useText } from '../../i18n';
import type { Cause } from '../../model/cause';
import { causeOfRequest } from '../../model/causeOfRequest';
import { DisplayPhase, phaseOfRequest } from '../../model/phases';
import { timelineOf, TimelineStep } from '../../model/timeline';

/**
 * How far something that has been asked for has come.
 *
 * @internal
 */
export interface PendingState {
  phase: DisplayPhase;
  cause: Cause;
  steps: TimelineStep[];
}

function stateWithoutRequest(refusal: string | undefined): PendingState {
  const steps = timelineOf({});
  if (refusal === undefined) {
    return {
      phase: 'Requested',
      cause: {
        what: { key: 'cause.what.sending' },
        turn: { key: 'cause.turn.berth' },
      },
      steps,
    };
  }
  return {
    phase: 'Refused',
    cause: {
      what: refusal || { key: 'cause.what.Refused' },
      next: { key: 'cause.next.seeTask' },
    },
    steps: steps.map(step =>
      step.id === 'requested' ? { ...step, state: 'failed' } : step,
    ),
  };
}

/**
 * How far something that has been asked for has come: by its request, or by
 * the task that was to make one.
 *
 * @internal
 */
export function usePendingState(options: {
  request?: ClaimRequest;
  refusal?: string;
}): PendingState {
  const { request, refusal } = options;
  const { language } = useText();
  const now = useNow(1000);
  return request
    ? {
        phase: phaseOfRequest(request),
        cause: causeOfRequest(request, { now, language }),
        steps: timelineOf({ request }),
      }
    : stateWithoutRequest(refusal);
}
