import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('kubernetes-batch', 'batch', [
  ['Job', 'nobody has reported on', 'Provisioning'],
  ['Job', 'runs', 'Provisioning', { status: { active: 1 } }],
  [
    'Job',
    'is complete',
    'Ready',
    { status: conditions('Complete=True', 'SuccessCriteriaMet=True') },
  ],
  [
    'Job',
    'has failed',
    'Failed',
    {
      status: conditions(
        'FailureTarget=True',
        'Failed=True:BackoffLimitExceeded',
      ),
    },
  ],
  [
    'Job',
    'is about to fail',
    'Provisioning',
    { status: conditions('FailureTarget=True:BackoffLimitExceeded') },
  ],
  [
    'Job',
    'is suspended',
    'Suspended',
    {
      spec: { suspend: true },
      status: conditions('Suspended=True:JobSuspended'),
    },
  ],
  ['Job', 'is to be suspended', 'Suspended', { spec: { suspend: true } }],
  [
    'Job',
    'is complete although it was suspended',
    'Ready',
    { spec: { suspend: true }, status: conditions('Complete=True') },
  ],
  ['CronJob', 'is not due yet', 'Ready', { spec: { schedule: '0 3 * * *' } }],
  [
    'CronJob',
    'has run well',
    'Ready',
    {
      status: {
        lastScheduleTime: '2026-01-01T03:00:00Z',
        lastSuccessfulTime: '2026-01-01T03:01:00Z',
      },
    },
  ],
  [
    'CronJob',
    'has failed last',
    'Degraded',
    {
      status: {
        lastScheduleTime: '2026-01-02T03:00:00Z',
        lastSuccessfulTime: '2026-01-01T03:01:00Z',
      },
    },
  ],
  [
    'CronJob',
    'runs',
    'Provisioning',
    {
      status: {
        active: [{ name: 'one' }],
        lastScheduleTime: '2026-01-02T03:00:00Z',
      },
    },
  ],
  [
    'CronJob',
    'is suspended',
    'Suspended',
    {
      spec: { suspend: true },
      status: { lastScheduleTime: '2026-01-02T03:00:00Z' },
    },
  ],
]);
