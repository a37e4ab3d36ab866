import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('spinkube', 'core.spinkube.dev', [
  ['SpinApp', 'nobody has reported on', 'Provisioning'],
  [
    'SpinApp',
    'runs',
    'Ready',
    {
      spec: { replicas: 2 },
      status: {
        ...conditions('Available=True', 'Progressing=True'),
        readyReplicas: 2,
      },
    },
  ],
  [
    'SpinApp',
    'comes up',
    'Provisioning',
    {
      spec: { replicas: 2 },
      status: {
        ...conditions('Available=False', 'Progressing=True'),
        readyReplicas: 1,
      },
    },
  ],
  [
    'SpinApp',
    'lacks a replica',
    'Provisioning',
    {
      spec: { replicas: 2 },
      status: {
        ...conditions('Available=True', 'Progressing=True'),
        readyReplicas: 1,
      },
    },
  ],
  [
    'SpinApp',
    'is stuck',
    'Degraded',
    {
      status: conditions(
        'Available=False',
        'Progressing=False:ProgressDeadlineExceeded',
      ),
    },
  ],
  [
    'SpinApp',
    'is scaled to zero',
    'Suspended',
    { spec: { replicas: 0 }, status: { readyReplicas: 0 } },
  ],
  [
    'SpinApp',
    'is scaled by others',
    'Ready',
    { spec: { enableAutoscaling: true }, status: conditions('Available=True') },
  ],
  ['SpinAppExecutor', 'is there', 'Ready'],
]);
