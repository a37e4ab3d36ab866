import {
  conditionsOf,
  isObserved,
  NOT_OBSERVED,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { observeKaiQueue } from './observed';

/**
 * What a Queue of KAI says of its state. Its API names no conditions; it is in
 * use once the queue controller has counted it, and what has not been counted
 * is not known to work.
 *
 * @internal
 */
export function readiness({ primary }: ClaimObjects): Readiness {
  const queue = observeKaiQueue(primary);
  const failing = conditionsOf(primary).find(
    ({ status }) => status === 'False',
  );
  if (!queue.reported) {
    return {
      phase: 'Unknown',
      reason: 'NoStatus',
      message:
        'KAI has not counted it yet. It does when the first job comes; if it does not, the platform team can look at its queue controller.',
    };
  }
  if (!isObserved(primary, failing)) {
    return NOT_OBSERVED;
  }
  if (failing) {
    return {
      phase: 'Degraded',
      reason: failing.reason || failing.type,
      message: `KAI reports: ${
        failing.message || failing.reason || `${failing.type} is False`
      }`,
    };
  }
  if (queue.childQueues.length > 0) {
    return {
      phase: 'Ready',
      reason: 'HasChildren',
      message: `It is divided into ${queue.childQueues.join(
        ', ',
      )}; jobs run in those. ${sentence(queue)}`,
    };
  }
  return {
    phase: 'Ready',
    reason: 'Counted',
    message: `Takes jobs. ${sentence(queue)}`,
  };
}

function sentence({
  used,
  quota,
  requested,
}: ReturnType<typeof observeKaiQueue>) {
  const waiting = Math.max(requested - used, 0);
  const beyond = used > quota ? `, ${used - quota} of them of others` : '';
  return `${used} of ${quota} GPUs used${beyond}; jobs wait for ${waiting}.`;
}
