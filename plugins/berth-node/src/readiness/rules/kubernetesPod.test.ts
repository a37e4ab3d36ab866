import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('kubernetes-core', '', [
  ['Pod', 'nobody has reported on', 'Provisioning'],
  [
    'Pod',
    'is ready',
    'Ready',
    { status: { ...conditions('Ready=True'), phase: 'Running' } },
  ],
  [
    'Pod',
    'runs and is not ready',
    'Provisioning',
    {
      status: {
        ...conditions('Ready=False:ContainersNotReady'),
        phase: 'Running',
      },
    },
  ],
  [
    'Pod',
    'finds no node',
    'Provisioning',
    {
      status: {
        ...conditions('PodScheduled=False:Unschedulable'),
        phase: 'Pending',
      },
    },
  ],
  ['Pod', 'has succeeded', 'Ready', { status: { phase: 'Succeeded' } }],
  [
    'Pod',
    'has failed',
    'Failed',
    {
      status: {
        phase: 'Failed',
        containerStatuses: [
          { name: 'app', state: { terminated: { exitCode: 1 } } },
        ],
      },
    },
  ],
  [
    'Pod',
    'was evicted',
    'Failed',
    {
      status: {
        phase: 'Failed',
        reason: 'Evicted',
        message: 'The node was low on memory.',
      },
    },
  ],
  [
    'Pod',
    'finds no image',
    'Degraded',
    {
      status: {
        phase: 'Pending',
        containerStatuses: [
          { name: 'app', state: { waiting: { reason: 'ImagePullBackOff' } } },
        ],
      },
    },
  ],
  [
    'Pod',
    'lacks a Secret',
    'Degraded',
    {
      status: {
        phase: 'Pending',
        containerStatuses: [
          {
            name: 'app',
            state: {
              waiting: {
                reason: 'CreateContainerConfigError',
                message: 'secret "orders" not found',
              },
            },
          },
        ],
      },
    },
  ],
  [
    'Pod',
    'crashes',
    'Degraded',
    {
      status: {
        phase: 'Running',
        containerStatuses: [
          { name: 'app', state: { waiting: { reason: 'CrashLoopBackOff' } } },
        ],
      },
    },
  ],
  [
    'Pod',
    'creates its containers',
    'Provisioning',
    {
      status: {
        phase: 'Pending',
        containerStatuses: [
          { name: 'app', state: { waiting: { reason: 'ContainerCreating' } } },
        ],
      },
    },
  ],
  ['Pod', 'is on a lost node', 'Unknown', { status: { phase: 'Unknown' } }],
  ['Pod', 'says something new', 'Unknown', { status: { phase: 'Sublimated' } }],
]);
