import { conditions, describeRules } from './__testUtils__/describeRules';

const LAUNCHED = ['Launched=True:Launched'];
const REGISTERED = [...LAUNCHED, 'Registered=True:Registered'];
const INITIALIZED = [...REGISTERED, 'Initialized=True:Initialized'];

describeRules('karpenter', 'karpenter.sh', [
  ['NodeClaim', 'nobody has reported on', 'Provisioning'],
  [
    'NodeClaim',
    'is being launched',
    'Provisioning',
    {
      status: conditions(
        'Launched=Unknown:AwaitingReconciliation',
        'Ready=Unknown:ReconcilingDependents',
      ),
    },
  ],
  [
    'NodeClaim',
    'could not be launched',
    'Degraded',
    {
      status: conditions(
        'Launched=False:LaunchFailed',
        'Ready=False:UnhealthyDependents',
      ),
    },
  ],
  [
    'NodeClaim',
    'finds no capacity',
    'Degraded',
    { status: conditions('Launched=False:InsufficientCapacityError') },
  ],
  [
    'NodeClaim',
    'has no node yet',
    'Provisioning',
    {
      status: conditions(
        ...LAUNCHED,
        'Registered=Unknown:NodeNotFound',
        'Ready=Unknown:ReconcilingDependents',
      ),
    },
  ],
  [
    'NodeClaim',
    'has a node that is not ready yet',
    'Provisioning',
    {
      status: conditions(
        ...REGISTERED,
        'Initialized=False:NodeNotReady',
        'Ready=False:UnhealthyDependents',
      ),
    },
  ],
  [
    'NodeClaim',
    'is ready',
    'Ready',
    {
      status: conditions(
        ...INITIALIZED,
        'Ready=True:Ready',
        'Consolidatable=True:Consolidatable',
      ),
    },
  ],
  [
    'NodeClaim',
    'is ready and is to be replaced',
    'Ready',
    {
      status: conditions(
        ...INITIALIZED,
        'Ready=True:Ready',
        'Drifted=True:NodePoolDrifted',
      ),
    },
  ],
  [
    'NodeClaim',
    'has lost its node',
    'Degraded',
    { status: conditions(...INITIALIZED, 'Ready=False:NodeNotReady') },
  ],
  [
    'NodeClaim',
    'is not known to be ready',
    'Provisioning',
    { status: conditions(...INITIALIZED, 'Ready=Unknown') },
  ],
  [
    'Machine',
    'is ready',
    'Ready',
    {
      status: conditions(
        'MachineLaunched=True',
        'MachineRegistered=True',
        'MachineInitialized=True',
        'Ready=True',
      ),
    },
  ],
  ['NodePool', 'nobody has reported on', 'Provisioning'],
  [
    'NodePool',
    'is ready',
    'Ready',
    {
      status: conditions(
        'ValidationSucceeded=True',
        'NodeClassReady=True',
        'NodeRegistrationHealthy=Unknown',
        'Ready=True:Ready',
      ),
    },
  ],
  [
    'NodePool',
    'waits for its class',
    'Provisioning',
    {
      status: conditions(
        'NodeClassReady=False:NodeClassNotReady',
        'Ready=False:UnhealthyDependents',
      ),
    },
  ],
  [
    'NodePool',
    'is not valid',
    'Degraded',
    {
      status: conditions(
        'ValidationSucceeded=False:NodePoolValidationFailed',
        'Ready=False:UnhealthyDependents',
      ),
    },
  ],
  [
    'NodePool',
    'makes nodes that do not register',
    'Degraded',
    {
      status: conditions(
        'NodeRegistrationHealthy=False:RegistrationFailed',
        'Ready=True:Ready',
      ),
    },
  ],
  [
    'NodePool',
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown:ReconcilingDependents') },
  ],
  [
    'NodeOverlay',
    'is ready',
    'Ready',
    { status: conditions('ValidationSucceeded=True', 'Ready=True') },
  ],
  [
    'NodeOverlay',
    'clashes with another',
    'Degraded',
    {
      status: conditions(
        'ValidationSucceeded=False:Conflict',
        'Ready=False:UnhealthyDependents',
      ),
    },
  ],
]);

describeRules('karpenter', 'karpenter.k8s.aws', [
  ['EC2NodeClass', 'nobody has reported on', 'Provisioning'],
  [
    'EC2NodeClass',
    'is ready',
    'Ready',
    {
      status: conditions(
        'SubnetsReady=True',
        'SecurityGroupsReady=True',
        'AMIsReady=True',
        'InstanceProfileReady=True',
        'ValidationSucceeded=True',
        'Ready=True',
      ),
    },
  ],
  [
    'EC2NodeClass',
    'finds no subnets',
    'Degraded',
    {
      status: conditions(
        'SubnetsReady=False:SubnetsNotFound',
        'Ready=False:UnhealthyDependents',
      ),
    },
  ],
  [
    'EC2NodeClass',
    'is not known',
    'Provisioning',
    {
      status: conditions(
        'ValidationSucceeded=Unknown',
        'Ready=Unknown:ReconcilingDependents',
      ),
    },
  ],
  ['AWSNodeTemplate', 'is there', 'Ready'],
  [
    'AWSNodeTemplate',
    'has found its subnets',
    'Ready',
    { status: { subnets: [{ id: 'subnet-1', zone: 'a' }] } },
  ],
]);

describeRules('karpenter', 'karpenter.azure.com', [
  ['AKSNodeClass', 'is ready', 'Ready', { status: conditions('Ready=True') }],
  [
    'AKSNodeClass',
    'has no image',
    'Degraded',
    {
      status: conditions(
        'ImagesReady=False:ImagesNotFound',
        'Ready=False:UnhealthyDependents',
      ),
    },
  ],
]);

describeRules('karpenter', 'karpenter.k8s.gcp', [
  ['GCENodeClass', 'is ready', 'Ready', { status: conditions('Ready=True') }],
  ['GCENodeClass', 'nobody has reported on', 'Provisioning'],
]);
