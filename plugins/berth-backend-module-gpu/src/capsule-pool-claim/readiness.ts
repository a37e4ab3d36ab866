import {
  isObserved,
  NO_STATUS,
  NOT_OBSERVED,
  type ClaimObjects,
  type Condition,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { observePoolClaim } from './observed';

/** Reasons with which Capsule does not bind a claim yet, as it writes them. */
const waiting: Record<string, string> = {
  PoolExhausted:
    'The pool has too little left. It is bound when others give some back, or the platform team enlarges the pool.',
  QueueExhausted: 'Earlier claims on the pool wait for the same, and go first.',
  NamespaceExhausted:
    'This namespace may not take so much of the pool. Ask for less.',
};

/**
 * What a ResourcePoolClaim says of its state: it has its part once it is bound.
 *
 * @internal
 */
export function readiness({ primary }: ClaimObjects): Readiness {
  const { conditions, pool } = observePoolClaim(primary);
  if (conditions.size === 0) {
    return NO_STATUS;
  }
  if ([...conditions.values()].some(one => !isObserved(primary, one))) {
    return NOT_OBSERVED;
  }
  const bound = conditions.get('Bound');
  if (bound?.status === 'True') {
    return judgeBound(conditions, pool);
  }
  const assigned = conditions.get('Assigned');
  const ready = conditions.get('Ready');
  const exhausted = conditions.get('Exhausted');
  if (assigned?.status === 'False') {
    return {
      phase: 'Failed',
      reason: assigned.reason || 'NotAssigned',
      message: `The pool '${pool}' cannot be used from here (${
        assigned.message || 'Capsule gives no reason'
      }). Name a pool that holds this kind of GPU and is open to this namespace.`,
    };
  }
  if (exhausted?.status === 'True') {
    return waits(exhausted);
  }
  if (bound?.status === 'False') {
    return waits(bound);
  }
  if (ready?.status === 'False' && ready.reason === 'Failed') {
    return {
      phase: 'Failed',
      reason: ready.reason,
      message: ready.message || 'Capsule could not take it up.',
    };
  }
  if (bound?.status === 'Unknown' || ready?.status === 'Unknown') {
    return {
      phase: 'Unknown',
      reason: 'Unknown',
      message: 'Capsule does not know its state.',
    };
  }
  return {
    phase: 'Provisioning',
    reason: assigned ? 'Assigned' : 'NotBound',
    message: `Capsule is taking it out of the pool '${pool}'.`,
  };
}

function judgeBound(
  conditions: Map<string, Condition>,
  pool: string,
): Readiness {
  const ready = conditions.get('Ready');
  return ready?.status === 'False'
    ? {
        phase: 'Degraded',
        reason: ready.reason || 'NotReady',
        message: `It is bound to the pool '${pool}', and Capsule reports: ${
          ready.message || ready.reason || 'not ready'
        }.`,
      }
    : {
        phase: 'Ready',
        reason: 'Bound',
        message: `It has its part of the pool '${pool}'.`,
      };
}

function waits({ reason, message }: Condition): Readiness {
  const known =
    reason && Object.hasOwn(waiting, reason) ? waiting[reason] : undefined;
  return {
    phase: 'Provisioning',
    reason: reason || 'NotBound',
    message: `${known ?? 'It is not bound yet.'}${
      message ? ` (${message})` : ''
    }`,
  };
}
