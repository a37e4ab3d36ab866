import {
  isObserved,
  NOT_OBSERVED,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { jobReadiness, type JobCondition } from '../shared/jobReadiness';
import { observe } from './observed';

const WAIT = 'There is nothing to do.';

/** Conditions of Katib that are there until an experiment is resumed. */
const ended: Record<string, JobCondition> = {
  Failed: {
    phase: 'Failed',
    what: 'The experiment has failed',
    next: "Its trials' logs say more; ask for a new one when the cause is gone.",
  },
  Succeeded: {
    phase: 'Ready',
    what: 'The experiment is over',
    next: 'Its best trial is in its details.',
  },
};

/** Conditions of an experiment that goes on, the latest first. */
const underWay: Record<string, JobCondition> = {
  Restarting: {
    phase: 'Provisioning',
    what: 'The experiment goes on with more trials',
    next: WAIT,
  },
  Running: { phase: 'Provisioning', what: 'Trials run', next: WAIT },
  Created: {
    phase: 'Provisioning',
    what: 'The first trials are being started',
    next: 'If this lasts, the events say what they wait for.',
  },
};

/**
 * What an Experiment says of its state, by every condition that it has, and by
 * how many of its trials are done.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const experiment = observe(objects.primary);
  const { succeeded, failed, running, stoppedEarly } = experiment;
  const total = experiment.maxTrials;
  const done = succeeded + failed + stoppedEarly;
  const judged = jobReadiness({
    objects,
    ended,
    underWay,
    suspended: false,
    progress: {
      words: `${done}${total === undefined ? '' : ` of ${total}`} done${
        failed > 0 ? `, ${failed} of them failed` : ''
      }, ${running} running`,
      ...(total !== undefined &&
        total > 0 && { progress: { done: Math.min(done, total), total } }),
    },
  });
  return judged.phase === 'Ready' && !isObserved(objects.primary)
    ? NOT_OBSERVED
    : judged;
}
