import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { Readiness } from '../offerings/types';
import { isObserved, NOT_OBSERVED } from './observed';

/**
 * Fourth family: counters. Ready when exactly as many are ready as are wanted,
 * Degraded when only some are, Provisioning when none is or when there are
 * more, which are on their way out; Suspended when none is wanted, for nothing
 * that runs says it is well.
 *
 * @public
 */
export function counterReadiness(
  object: KubernetesObject,
  options: { ready: unknown; wanted: unknown; noun: string },
): Readiness {
  const total = countOf(options.wanted) ?? 1;
  const ready = countOf(options.ready) ?? 0;
  if (!isObserved(object)) {
    return NOT_OBSERVED;
  }
  const { phase, reason } = judgeCount(ready, total);
  return {
    phase,
    reason,
    message: `${ready} of ${total} ${options.noun} ready`,
    progress: { done: Math.min(ready, total), total },
  };
}

function judgeCount(
  ready: number,
  total: number,
): Pick<Readiness, 'phase' | 'reason'> {
  if (total === 0) {
    return { phase: 'Suspended', reason: 'ScaledToZero' };
  }
  if (ready === 0) {
    return { phase: 'Provisioning', reason: 'NoneReady' };
  }
  if (ready < total) {
    return { phase: 'Degraded', reason: 'SomeReady' };
  }
  return ready === total
    ? { phase: 'Ready', reason: 'AllReady' }
    : { phase: 'Provisioning', reason: 'ScalingDown' };
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? value
    : undefined;
}
