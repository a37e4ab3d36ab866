import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('kubernetes-apps', 'apps', [
  ['Deployment', 'nobody has reported on', 'Provisioning'],
  [
    'Deployment',
    'is rolled out',
    'Ready',
    {
      spec: { replicas: 3 },
      status: { updatedReplicas: 3, replicas: 3, availableReplicas: 3 },
    },
  ],
  [
    'Deployment',
    'is being updated',
    'Provisioning',
    {
      spec: { replicas: 3 },
      status: { updatedReplicas: 1, replicas: 4, availableReplicas: 3 },
    },
  ],
  [
    'Deployment',
    'still has old replicas',
    'Provisioning',
    {
      spec: { replicas: 3 },
      status: { updatedReplicas: 3, replicas: 4, availableReplicas: 3 },
    },
  ],
  [
    'Deployment',
    'is not available',
    'Provisioning',
    {
      spec: { replicas: 3 },
      status: { updatedReplicas: 3, replicas: 3, availableReplicas: 1 },
    },
  ],
  [
    'Deployment',
    'is scaled to zero',
    'Suspended',
    {
      spec: { replicas: 0 },
      status: { updatedReplicas: 0, replicas: 0, availableReplicas: 0 },
    },
  ],
  [
    'Deployment',
    'is paused',
    'Suspended',
    {
      spec: { replicas: 3, paused: true },
      status: { updatedReplicas: 1, replicas: 3, availableReplicas: 3 },
    },
  ],
  [
    'Deployment',
    'has got stuck',
    'Degraded',
    {
      spec: { replicas: 1 },
      status: conditions('Progressing=False:ProgressDeadlineExceeded'),
    },
  ],
  [
    'Deployment',
    'may not make pods',
    'Degraded',
    {
      spec: { replicas: 1 },
      status: conditions('ReplicaFailure=True:FailedCreate'),
    },
  ],
  ['StatefulSet', 'nobody has reported on', 'Provisioning'],
  [
    'StatefulSet',
    'runs',
    'Ready',
    {
      spec: { replicas: 2 },
      status: {
        replicas: 2,
        readyReplicas: 2,
        updatedReplicas: 2,
        currentRevision: 'b',
        updateRevision: 'b',
      },
    },
  ],
  [
    'StatefulSet',
    'is being updated',
    'Provisioning',
    {
      spec: { replicas: 2 },
      status: {
        replicas: 2,
        readyReplicas: 2,
        updatedReplicas: 1,
        currentRevision: 'a',
        updateRevision: 'b',
      },
    },
  ],
  [
    'StatefulSet',
    'is updated down to its partition',
    'Ready',
    {
      spec: {
        replicas: 2,
        updateStrategy: { rollingUpdate: { partition: 1 } },
      },
      status: {
        replicas: 2,
        readyReplicas: 2,
        updatedReplicas: 1,
        currentRevision: 'a',
        updateRevision: 'b',
      },
    },
  ],
  [
    'StatefulSet',
    'is updated by hand',
    'Ready',
    {
      spec: { replicas: 2, updateStrategy: { type: 'OnDelete' } },
      status: {
        replicas: 2,
        readyReplicas: 2,
        currentRevision: 'a',
        updateRevision: 'b',
      },
    },
  ],
  [
    'StatefulSet',
    'is not ready',
    'Provisioning',
    { spec: { replicas: 2 }, status: { replicas: 2, readyReplicas: 1 } },
  ],
  [
    'DaemonSet',
    'runs everywhere',
    'Ready',
    {
      status: {
        desiredNumberScheduled: 2,
        updatedNumberScheduled: 2,
        numberAvailable: 2,
      },
    },
  ],
  [
    'DaemonSet',
    'is being updated',
    'Provisioning',
    {
      status: {
        desiredNumberScheduled: 2,
        updatedNumberScheduled: 1,
        numberAvailable: 2,
      },
    },
  ],
  [
    'DaemonSet',
    'is not available everywhere',
    'Provisioning',
    {
      status: {
        desiredNumberScheduled: 2,
        updatedNumberScheduled: 2,
        numberAvailable: 1,
      },
    },
  ],
  [
    'DaemonSet',
    'is for no node',
    'Ready',
    { status: { desiredNumberScheduled: 0 } },
  ],
  ['DaemonSet', 'nobody has reported on', 'Provisioning'],
  [
    'ReplicaSet',
    'runs',
    'Ready',
    { spec: { replicas: 1 }, status: { replicas: 1, availableReplicas: 1 } },
  ],
  [
    'ReplicaSet',
    'may not make pods',
    'Degraded',
    { status: conditions('ReplicaFailure=True:FailedCreate') },
  ],
  [
    'ReplicaSet',
    'is old',
    'Suspended',
    { spec: { replicas: 0 }, status: { replicas: 0 } },
  ],
]);

describeRules('kubernetes-apps', '', [
  [
    'ReplicationController',
    'runs',
    'Ready',
    { spec: { replicas: 1 }, status: { replicas: 1, availableReplicas: 1 } },
  ],
  [
    'ReplicationController',
    'starts',
    'Provisioning',
    { spec: { replicas: 1 }, status: { replicas: 1 } },
  ],
]);
