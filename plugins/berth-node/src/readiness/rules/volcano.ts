import { recordOf, recordsOf, textOf } from '../../reading/values';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { specIsTrue, suspendedBy } from './shared/paused';
import { verdict } from './shared/verdict';
import type { Judge, SystemRules } from './types';

/** A job that runs is at work: only Completed is an end that is well. */
const job = byPhase({
  value: ({ status }) => recordOf(status.state).phase,
  message: ({ status }) => recordOf(status.state).message,
  phases: {
    Pending: 'Provisioning',
    Running: 'Provisioning',
    Restarting: 'Provisioning',
    Completing: 'Provisioning',
    Completed: 'Ready',
    Aborting: 'Suspended',
    Aborted: 'Suspended',
    Terminating: 'Failed',
    Terminated: 'Failed',
    Failed: 'Failed',
  },
});

/** Nothing is reported before the first time has come. */
const cronJob: Judge = seen => {
  const paused = suspendedBy(specIsTrue('suspend'), seen);
  if (paused) {
    return paused;
  }
  const { active, lastScheduleTime } = seen.status;
  const running = recordsOf(active).length;
  if (running > 0) {
    return verdict('Provisioning', 'Running', `${running} of its jobs run.`);
  }
  return textOf(lastScheduleTime)
    ? verdict('Ready', 'Scheduled', 'Its jobs are started on time.')
    : verdict('Ready', 'NotDueYet', 'Its first time has not come yet.');
};

/**
 * Volcano (https://volcano.sh/en/docs/).
 *
 * @internal
 */
export const volcano: SystemRules = {
  system: 'volcano',
  groups: {
    'batch.volcano.sh': {
      Job: job,
      CronJob: cronJob,
    },
    'scheduling.volcano.sh': {
      Queue: byPhase({
        value: ({ status }) => status.state,
        phases: {
          Open: 'Ready',
          Closing: 'Suspended',
          Closed: 'Suspended',
          Unknown: 'Unknown',
        },
      }),
      PodGroup: byPhase({
        phases: {
          Pending: 'Provisioning',
          Inqueue: 'Provisioning',
          Running: 'Ready',
          Completed: 'Ready',
          Unknown: 'Degraded',
        },
      }),
    },
    'flow.volcano.sh': {
      JobFlow: byPhase({
        value: ({ status }) => recordOf(status.state).phase,
        phases: {
          Pending: 'Provisioning',
          Running: 'Provisioning',
          Succeed: 'Ready',
          Terminating: 'Deleting',
          Failed: 'Failed',
        },
      }),
      JobTemplate: configuration,
    },
    'topology.volcano.sh': { HyperNode: configuration },
  },
};
