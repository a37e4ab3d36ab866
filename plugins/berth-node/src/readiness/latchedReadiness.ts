import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { Readiness } from '../offerings/types';
import { isObserved, NO_STATUS, NOT_OBSERVED } from './observed';
import { conditionsOf } from './types';

/**
 * Third family: latched conditions, which stay True once reached. The first
 * in the list that is True decides, wherever it stands in the status.
 *
 * @public
 */
export function latchedReadiness(
  object: KubernetesObject,
  order: Array<{ type: string; phase: ClaimPhase }>,
): Readiness {
  const conditions = conditionsOf(object);
  for (const { type, phase } of order) {
    const condition = conditions.find(
      c => c.type === type && c.status === 'True',
    );
    if (condition) {
      if (!isObserved(object, condition)) {
        return NOT_OBSERVED;
      }
      return {
        phase,
        reason: condition.reason || type,
        message: condition.message || type,
      };
    }
  }
  return NO_STATUS;
}
