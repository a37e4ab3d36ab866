import { conditions, describeRules } from './__testUtils__/describeRules';

const phase = (text: string) => ({ status: { phase: text } });
const state = (text: string) => ({ status: { state: { phase: text } } });
const queue = (text: string) => ({ status: { state: text } });

describeRules('volcano', 'batch.volcano.sh', [
  ['Job', 'nobody has reported on', 'Provisioning'],
  ['Job', 'has an empty status', 'Provisioning', { status: {} }],
  ['Job', 'waits', 'Provisioning', state('Pending')],
  ['Job', 'runs', 'Provisioning', state('Running')],
  ['Job', 'starts again', 'Provisioning', state('Restarting')],
  ['Job', 'is being completed', 'Provisioning', state('Completing')],
  ['Job', 'is complete', 'Ready', state('Completed')],
  ['Job', 'is being aborted', 'Suspended', state('Aborting')],
  ['Job', 'is aborted and can be resumed', 'Suspended', state('Aborted')],
  ['Job', 'is being terminated', 'Failed', state('Terminating')],
  ['Job', 'has ended before its time', 'Failed', state('Terminated')],
  [
    'Job',
    'has failed',
    'Failed',
    { status: { state: { phase: 'Failed', message: 'too many retries' } } },
  ],
  ['Job', 'says something new', 'Unknown', state('Melting')],
  ['CronJob', 'is not due yet', 'Ready'],
  [
    'CronJob',
    'has started its jobs',
    'Ready',
    { status: { lastScheduleTime: '2026-01-02T03:04:05Z' } },
  ],
  [
    'CronJob',
    'runs',
    'Provisioning',
    {
      status: {
        lastScheduleTime: '2026-01-02T03:04:05Z',
        active: [{ kind: 'Job', name: 'orders-1' }],
      },
    },
  ],
  ['CronJob', 'is suspended', 'Suspended', { spec: { suspend: true } }],
]);

describeRules('volcano', 'scheduling.volcano.sh', [
  ['Queue', 'nobody has reported on', 'Provisioning'],
  ['Queue', 'is open', 'Ready', queue('Open')],
  ['Queue', 'is being closed', 'Suspended', queue('Closing')],
  ['Queue', 'is closed', 'Suspended', queue('Closed')],
  ['Queue', 'is not known', 'Unknown', queue('Unknown')],
  ['Queue', 'says something new', 'Unknown', queue('Melting')],
  ['PodGroup', 'nobody has reported on', 'Provisioning'],
  ['PodGroup', 'waits for resources', 'Provisioning', phase('Pending')],
  ['PodGroup', 'is let in', 'Provisioning', phase('Inqueue')],
  ['PodGroup', 'runs', 'Ready', phase('Running')],
  ['PodGroup', 'is complete', 'Ready', phase('Completed')],
  ['PodGroup', 'runs with pods missing', 'Degraded', phase('Unknown')],
  ['PodGroup', 'says something new', 'Unknown', phase('Melting')],
]);

describeRules('volcano', 'flow.volcano.sh', [
  ['JobFlow', 'nobody has reported on', 'Provisioning'],
  ['JobFlow', 'waits', 'Provisioning', state('Pending')],
  ['JobFlow', 'runs', 'Provisioning', state('Running')],
  ['JobFlow', 'has succeeded', 'Ready', state('Succeed')],
  ['JobFlow', 'is on its way out', 'Deleting', state('Terminating')],
  ['JobFlow', 'has failed', 'Failed', state('Failed')],
  ['JobFlow', 'says something new', 'Unknown', state('Melting')],
  ['JobTemplate', 'is there', 'Ready'],
]);

describeRules('volcano', 'topology.volcano.sh', [
  ['HyperNode', 'is there', 'Ready'],
  [
    'HyperNode',
    'has conditions that say nothing of it',
    'Unknown',
    { status: conditions('Melting=True') },
  ],
]);
