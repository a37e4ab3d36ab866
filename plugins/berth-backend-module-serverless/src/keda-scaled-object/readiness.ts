import {
  countOf,
  judgeObject,
  NOT_OBSERVED,
  specOf,
  statusOf,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { observe, type ObservedAutoscaler } from './observed';

/**
 * What a ScaledObject says of its state, and the HorizontalPodAutoscaler that
 * KEDA makes of it. A ScaledObject reports no generation: whether a change of
 * its bounds has been seen shows in the other.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const seen = observe(objects);
  const { rule: _rule, ...judged } = judgeObject(objects.primary);
  if (judged.phase === 'Suspended') {
    return { ...judged, message: pausedMessage(seen) };
  }
  if (judged.phase !== 'Ready') {
    return { ...judged, message: explained(judged.message, seen) };
  }
  if (!seen.hpaName) {
    return {
      phase: 'Provisioning',
      reason: 'AutoscalerMissing',
      message: 'KEDA is about to make its HorizontalPodAutoscaler.',
    };
  }
  return seen.hpa ? ofAutoscaler(judged, seen) : judged;
}

function ofAutoscaler(judged: Readiness, seen: ObservedAutoscaler): Readiness {
  const hpa = seen.hpa!;
  const { minReplicas, maxReplicas } = specOf(hpa);
  // It has one replica at least: KEDA itself does the step to 0.
  if (minReplicas !== Math.max(seen.min, 1) || maxReplicas !== seen.max) {
    return NOT_OBSERVED;
  }
  const { rule: _rule, ...state } = judgeObject(hpa);
  if (state.phase === 'Suspended') {
    return {
      ...judged,
      reason: 'ScaledToZero',
      message: 'Scaled to zero: there is nothing to do.',
    };
  }
  if (state.phase !== 'Ready') {
    return state;
  }
  const now = countOf(statusOf(hpa).currentReplicas) ?? 0;
  return {
    ...judged,
    message: `${replicasText(now)} now, between ${seen.min} and ${seen.max}.`,
  };
}

function pausedMessage({ pausedAt }: ObservedAutoscaler): string {
  return pausedAt === undefined
    ? 'Paused: the replicas stay as they are.'
    : `Paused at ${replicasText(pausedAt)}.`;
}

/** KEDA says that the reference is wrong, and not that nothing is there. */
function explained(message: string, { workload }: ObservedAutoscaler): string {
  return message.includes('scaleTargetRef')
    ? `${message}. Is there a ${workload.kind} '${workload.name}' in this namespace?`
    : message;
}

function replicasText(count: number): string {
  return count === 1 ? '1 replica' : `${count} replicas`;
}
