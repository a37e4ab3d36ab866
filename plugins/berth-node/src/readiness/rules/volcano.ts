import { recordOf } from '../../reading/values';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { NO_STATUS } from '../observed';
import { specIsTrue, suspendedBy } from './shared/paused';
import { verdict } from './shared/verdict';
import type { SystemRules } from './types';

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
      CronJob: seen =>
        suspendedBy(specIsTrue('suspend'), seen) ??
        (seen.reported
          ? verdict('Ready', 'Scheduled', 'Its jobs are started on time.')
          : NO_STATUS),
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
