import {
  isObserved,
  NOT_OBSERVED,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { jobReadiness, type JobCondition } from '../shared/jobReadiness';
import { observe } from './observed';

const WAIT = 'There is nothing to do.';

/** Conditions after which nothing happens any more. */
const ended: Record<string, JobCondition> = {
  Failed: {
    phase: 'Failed',
    what: 'The training has failed',
    next: "Its pods' logs say more; ask for a new one when the cause is gone.",
  },
  Succeeded: {
    phase: 'Ready',
    what: 'The training is complete',
    next: 'Nothing runs any more.',
  },
};

/** Conditions of a job that has not ended, the latest first. */
const underWay: Record<string, JobCondition> = {
  Restarting: {
    phase: 'Provisioning',
    what: 'A pod has failed and is being started again',
    next: 'If this lasts, look at its logs.',
  },
  Running: { phase: 'Provisioning', what: 'It trains', next: WAIT },
  Created: {
    phase: 'Provisioning',
    what: 'Its pods are being started',
    next: 'If this lasts, the events say what they wait for: room on a node, a GPU or an image.',
  },
};

/**
 * What a job of the Training Operator says of its state, by every condition
 * that it has.
 *
 * @internal
 */
export function readiness(
  objects: ClaimObjects,
  replicaField: string,
): Readiness {
  const { suspended, replicas } = observe(objects.primary, replicaField);
  const sum = (field: 'wanted' | 'active' | 'succeeded') =>
    replicas.reduce((total, replica) => total + replica[field], 0);
  const total = sum('wanted');
  const judged = jobReadiness({
    objects,
    ended,
    underWay,
    suspended,
    progress: {
      words: `${sum('active')} of ${total} pods run`,
      progress: { done: Math.min(sum('succeeded'), total), total },
    },
  });
  return judged.phase === 'Ready' && !isObserved(objects.primary)
    ? NOT_OBSERVED
    : judged;
}
