import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import type { Readiness } from '../../../offerings/types';
import { camelCaseReason } from '../../phaseReadiness';
import type { ObservedCondition } from './Conditions';

/**
 * A readiness with a reason and a sentence.
 *
 * @internal
 */
export function verdict(
  phase: ClaimPhase,
  reason: string,
  message: string,
): Readiness {
  return { phase, reason: camelCaseReason(reason), message };
}

/**
 * A readiness in the words of a condition.
 *
 * @internal
 */
export function fromCondition(
  phase: ClaimPhase,
  condition: ObservedCondition,
  sentence?: string,
): Readiness {
  const { type, status, reason, message } = condition;
  return verdict(
    phase,
    reason ?? `${type}${status}`,
    message ??
      sentence ??
      `The condition ${type} is ${status}${reason ? `: ${reason}` : ''}.`,
  );
}
