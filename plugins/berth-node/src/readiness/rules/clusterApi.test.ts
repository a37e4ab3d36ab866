import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('cluster-api', 'cluster.x-k8s.io', [
  ['Cluster', 'nobody has reported on', 'Provisioning'],
  ['Cluster', 'is Pending', 'Provisioning', { status: { phase: 'Pending' } }],
  [
    'Cluster',
    'is Provisioning',
    'Provisioning',
    { status: { phase: 'Provisioning' } },
  ],
  ['Cluster', 'is Deleting', 'Deleting', { status: { phase: 'Deleting' } }],
  ['Cluster', 'is Failed', 'Failed', { status: { phase: 'Failed' } }],
  ['Cluster', 'is Unknown', 'Unknown', { status: { phase: 'Unknown' } }],
  ['Cluster', 'is Melting', 'Unknown', { status: { phase: 'Melting' } }],
  [
    'Cluster',
    'is available',
    'Ready',
    { status: { ...conditions('Available=True'), phase: 'Provisioned' } },
  ],
  [
    'Cluster',
    'is of v1beta1 and ready',
    'Ready',
    { status: { ...conditions('Ready=True'), phase: 'Provisioned' } },
  ],
  [
    'Cluster',
    'says only that its parts are ready',
    'Ready',
    {
      status: {
        phase: 'Provisioned',
        controlPlaneReady: true,
        infrastructureReady: true,
      },
    },
  ],
  [
    'Cluster',
    'lacks its control plane',
    'Provisioning',
    {
      status: {
        phase: 'Provisioned',
        initialization: { infrastructureProvisioned: true },
      },
    },
  ],
  [
    'Cluster',
    'reports an error',
    'Degraded',
    {
      status: {
        phase: 'Provisioned',
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            severity: 'Error',
            reason: 'VCenterUnreachable',
          },
        ],
      },
    },
  ],
  [
    'Cluster',
    'reports a warning',
    'Provisioning',
    {
      status: {
        phase: 'Provisioned',
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            severity: 'Warning',
            reason: 'ScalingUp',
          },
        ],
      },
    },
  ],
  [
    'Cluster',
    'is paused',
    'Suspended',
    { status: { phase: 'Provisioned' }, spec: { paused: true } },
  ],
  [
    'Cluster',
    'says that it is paused',
    'Suspended',
    {
      status: {
        ...conditions('Paused=True:Paused', 'Available=True'),
        phase: 'Provisioned',
      },
    },
  ],
  [
    'Cluster',
    'has failed for good',
    'Failed',
    {
      status: {
        phase: 'Provisioning',
        failureReason: 'CreateError',
        failureMessage: 'no quota',
      },
    },
  ],
  [
    'Machine',
    'runs',
    'Ready',
    { status: { ...conditions('Ready=True'), phase: 'Running' } },
  ],
  [
    'Machine',
    'runs and says no more',
    'Ready',
    { status: { phase: 'Running' } },
  ],
  ['Machine', 'boots', 'Provisioning', { status: { phase: 'Provisioned' } }],
  [
    'Machine',
    'is lost',
    'Degraded',
    {
      status: {
        phase: 'Running',
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            severity: 'Error',
            reason: 'NodeNotFound',
          },
        ],
      },
    },
  ],
  [
    'Machine',
    'is being deleted',
    'Deleting',
    { status: { phase: 'Deleting' } },
  ],
  ['Machine', 'has failed', 'Failed', { status: { phase: 'Failed' } }],
  [
    'MachineDeployment',
    'runs',
    'Ready',
    {
      spec: { replicas: 2 },
      status: {
        phase: 'Running',
        replicas: 2,
        upToDateReplicas: 2,
        availableReplicas: 2,
      },
    },
  ],
  [
    'MachineDeployment',
    'scales up',
    'Provisioning',
    { spec: { replicas: 2 }, status: { phase: 'ScalingUp', replicas: 1 } },
  ],
  [
    'MachineDeployment',
    'runs and lacks one',
    'Provisioning',
    {
      spec: { replicas: 2 },
      status: {
        phase: 'Running',
        replicas: 2,
        updatedReplicas: 2,
        availableReplicas: 1,
      },
    },
  ],
  [
    'MachineDeployment',
    'has failed',
    'Failed',
    { spec: { replicas: 2 }, status: { phase: 'Failed' } },
  ],
  [
    'MachineSet',
    'runs',
    'Ready',
    { spec: { replicas: 1 }, status: { replicas: 1, availableReplicas: 1 } },
  ],
  [
    'MachineSet',
    'starts',
    'Provisioning',
    { spec: { replicas: 1 }, status: { replicas: 1, availableReplicas: 0 } },
  ],
  [
    'MachinePool',
    'runs',
    'Ready',
    {
      spec: { replicas: 1 },
      status: { phase: 'Running', replicas: 1, readyReplicas: 1 },
    },
  ],
  [
    'MachinePool',
    'waits',
    'Provisioning',
    { spec: { replicas: 1 }, status: { phase: 'Pending' } },
  ],
  [
    'MachineHealthCheck',
    'finds all healthy',
    'Ready',
    { status: { expectedMachines: 3, currentHealthy: 3 } },
  ],
  [
    'MachineHealthCheck',
    'finds some unhealthy',
    'Degraded',
    { status: { expectedMachines: 3, currentHealthy: 2 } },
  ],
  [
    'MachineHealthCheck',
    'may not remedy',
    'Degraded',
    {
      status: {
        ...conditions('RemediationAllowed=False:TooManyUnhealthy'),
        expectedMachines: 3,
        currentHealthy: 3,
      },
    },
  ],
  ['MachineHealthCheck', 'nobody has reported on', 'Provisioning'],
  [
    'ClusterClass',
    'is valid',
    'Ready',
    { status: conditions('VariablesReady=True') },
  ],
  [
    'ClusterClass',
    'is not valid',
    'Degraded',
    { status: conditions('VariablesReady=False:VariableDiscoveryFailed') },
  ],
]);

describeRules('cluster-api', 'controlplane.cluster.x-k8s.io', [
  [
    'KubeadmControlPlane',
    'is available',
    'Ready',
    { status: conditions('Available=True') },
  ],
  [
    'KubeadmControlPlane',
    'comes up',
    'Provisioning',
    { status: conditions('Available=False:NotAvailable') },
  ],
  [
    'AWSManagedControlPlane',
    'has an error',
    'Degraded',
    {
      status: {
        ready: true,
        conditions: [{ type: 'Ready', status: 'False', severity: 'Error' }],
      },
    },
  ],
  ['KamajiControlPlane', 'is ready', 'Ready', { status: { ready: true } }],
  [
    'VCluster',
    'is deployed',
    'Ready',
    { status: { phase: 'Deployed', ready: true } },
  ],
  ['VCluster', 'waits', 'Provisioning', { status: { phase: 'Pending' } }],
  ['VCluster', 'has failed', 'Failed', { status: { phase: 'Failed' } }],
]);

describeRules('cluster-api', 'infrastructure.cluster.x-k8s.io', [
  [
    'DockerCluster',
    'is ready',
    'Ready',
    { status: { initialization: { provisioned: true } } },
  ],
  [
    'DockerCluster',
    'is not ready',
    'Provisioning',
    { status: { ready: false } },
  ],
]);

describeRules('cluster-api', 'addons.cluster.x-k8s.io', [
  [
    'ClusterResourceSet',
    'is applied',
    'Ready',
    { status: conditions('ResourcesApplied=True') },
  ],
  [
    'ClusterResourceSet',
    'could not be applied',
    'Degraded',
    { status: conditions('ResourcesApplied=False:ApplyFailed') },
  ],
  ['ClusterResourceSet', 'nobody has reported on', 'Provisioning'],
]);
