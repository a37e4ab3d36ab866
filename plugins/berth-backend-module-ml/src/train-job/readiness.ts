import {
  conditionsOf,
  isObserved,
  NOT_OBSERVED,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { jobReadiness, type JobCondition } from '../shared/jobReadiness';
import { observe, type ObservedTrainJob } from './observed';

/** Conditions of Trainer v2 after which nothing happens any more. */
const ended: Record<string, JobCondition> = {
  Failed: {
    phase: 'Failed',
    what: 'The training has failed',
    next: "Its pods' logs say more; ask for a new one when the cause is gone.",
  },
  Complete: {
    phase: 'Ready',
    what: 'The training is complete',
    next: 'Nothing runs any more.',
  },
};

/**
 * What a TrainJob says of its state. While it trains no condition is True;
 * which of its jobs run, and how far they say they are, tells the rest.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const job = observe(objects.primary);
  const judged = jobReadiness({
    objects,
    ended,
    underWay: {},
    suspended: job.suspended,
    otherwise: otherwise(objects, job),
  });
  return judged.phase === 'Ready' && !isObserved(objects.primary)
    ? NOT_OBSERVED
    : judged;
}

function otherwise(
  { primary }: ClaimObjects,
  job: ObservedTrainJob,
): Readiness | undefined {
  if (job.active > 0) {
    return {
      phase: 'Provisioning',
      reason: 'Training',
      message: `It trains${
        job.percent === undefined ? '' : `, ${job.percent}% done`
      }${
        job.secondsLeft ? `, about ${spanOf(job.secondsLeft)} left` : ''
      }. There is nothing to do.`,
      ...(job.percent !== undefined && {
        progress: { done: Math.min(job.percent, 100), total: 100 },
      }),
    };
  }
  if (job.hasJobs || conditionsOf(primary).length > 0) {
    return {
      phase: 'Provisioning',
      reason: 'Starting',
      message:
        'Its pods are being started. If this lasts, the events say what they wait for: room on a node, a GPU or an image.',
    };
  }
  return undefined;
}

/**
 * A span of time, in the unit that fits.
 *
 * @internal
 */
export function spanOf(seconds: number): string {
  if (seconds < 90) {
    return `${seconds} s`;
  }
  return seconds < 5400
    ? `${Math.round(seconds / 60)} min`
    : `${Math.round(seconds / 3600)} h`;
}
