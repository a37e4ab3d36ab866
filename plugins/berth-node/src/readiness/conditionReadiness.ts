import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { Readiness } from '../offerings/types';
import { isObserved, NO_STATUS, NOT_OBSERVED } from './observed';
import { conditionsOf } from './types';

/**
 * First family: one condition of type Ready, Available or the like. True is
 * Ready; False is Failed for the reasons named, else Provisioning; Unknown or
 * absent is Provisioning.
 *
 * @public
 */
export function conditionReadiness(
  object: KubernetesObject,
  options: {
    type: string;
    /** Reasons with which False is final. */
    failedReasons?: string[];
  },
): Readiness {
  const condition = conditionsOf(object).find(c => c.type === options.type);
  if (!condition) {
    return NO_STATUS;
  }
  if (!isObserved(object, condition)) {
    return NOT_OBSERVED;
  }
  const reason = condition.reason || `${options.type}${condition.status}`;
  const message = condition.message || reason;
  if (condition.status === 'True') {
    return { phase: 'Ready', reason, message };
  }
  const failed =
    condition.status === 'False' && options.failedReasons?.includes(reason);
  return { phase: failed ? 'Failed' : 'Provisioning', reason, message };
}
