import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

const synced = (status?: string) => ({
  status: {
    ...conditions('ACK.ResourceSynced=True'),
    ...(status && { status }),
  },
});

const AWS: Array<[status: string, judged: RuleCase[2]]> = [
  ['ACTIVE', 'Ready'],
  ['PENDING', 'Provisioning'],
  ['CREATING', 'Provisioning'],
  ['UPDATING', 'Provisioning'],
  ['DELETING', 'Deleting'],
  ['FAILED', 'Degraded'],
  ['CREATE_FAILED', 'Degraded'],
  ['DELETE_FAILED', 'Degraded'],
  ['UPDATE_FAILED', 'Degraded'],
  ['DEGRADED', 'Degraded'],
];

describeRules('aws-controllers', 'eks.services.k8s.aws', [
  ['Nodegroup', 'nobody has reported on', 'Provisioning'],
  ...AWS.map(
    ([status, judged]): RuleCase => [
      'Nodegroup',
      `is ${status}`,
      judged,
      synced(status),
    ],
  ),
  ['AccessEntry', 'is synced', 'Ready', synced()],
  [
    'Cluster',
    'is ready',
    'Ready',
    { status: conditions('ACK.ResourceSynced=True', 'Ready=True') },
  ],
  [
    'Cluster',
    'is not synced yet',
    'Provisioning',
    { status: conditions('ACK.ResourceSynced=False') },
  ],
  [
    'Cluster',
    'is not known',
    'Provisioning',
    { status: conditions('ACK.ResourceSynced=Unknown') },
  ],
  [
    'Cluster',
    'has an error that stays',
    'Failed',
    { status: conditions('ACK.Terminal=True', 'ACK.ResourceSynced=False') },
  ],
  [
    'Cluster',
    'has an error that is tried again',
    'Degraded',
    { status: conditions('ACK.Recoverable=True', 'ACK.ResourceSynced=False') },
  ],
  [
    'Cluster',
    'refers to what is not there',
    'Degraded',
    {
      status: conditions(
        'ACK.ReferencesResolved=False',
        'ACK.ResourceSynced=Unknown',
      ),
    },
  ],
  [
    'Cluster',
    'has references and is synced',
    'Ready',
    {
      status: conditions(
        'ACK.ReferencesResolved=True',
        'ACK.ResourceSynced=True',
      ),
    },
  ],
]);

describeRules('aws-controllers', 'services.k8s.aws', [
  ['FieldExport', 'is there', 'Ready'],
]);

const azure = (severity: string, reason: string) => ({
  status: {
    conditions: [{ type: 'Ready', status: 'False', severity, reason }],
  },
});

describeRules('azure-service-operator', 'containerservice.azure.com', [
  ['ManagedCluster', 'nobody has reported on', 'Provisioning'],
  [
    'ManagedCluster',
    'is ready',
    'Ready',
    { status: conditions('Ready=True:Succeeded') },
  ],
  [
    'ManagedCluster',
    'is reconciled',
    'Provisioning',
    azure('Info', 'Reconciling'),
  ],
  [
    'ManagedCluster',
    'waits for its owner',
    'Degraded',
    azure('Warning', 'WaitingForOwner'),
  ],
  [
    'ManagedCluster',
    'has an error that stays',
    'Failed',
    azure('Error', 'BadRequest'),
  ],
  [
    'ManagedCluster',
    'is deleted in Azure',
    'Deleting',
    azure('Info', 'Deleting'),
  ],
  [
    'ManagedCluster',
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown') },
  ],
  [
    'ManagedCluster',
    'had an error before the change',
    'Provisioning',
    {
      metadata: { generation: 2 },
      status: {
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            severity: 'Error',
            reason: 'BadRequest',
            observedGeneration: 1,
          },
        ],
      },
    },
  ],
  [
    'ManagedCluster',
    'is skipped',
    'Suspended',
    {
      metadata: {
        annotations: { 'serviceoperator.azure.com/reconcile-policy': 'skip' },
      },
    },
  ],
  [
    'ManagedCluster',
    'stays in Azure when it is deleted',
    'Ready',
    {
      metadata: {
        annotations: {
          'serviceoperator.azure.com/reconcile-policy': 'detach-on-delete',
        },
      },
      status: conditions('Ready=True:Succeeded'),
    },
  ],
]);

const GOOGLE: Array<[reason: string, judged: RuleCase[2]]> = [
  ['Creating', 'Provisioning'],
  ['Updating', 'Provisioning'],
  ['DependencyNotReady', 'Provisioning'],
  ['DependencyNotFound', 'Provisioning'],
  ['Unmanaged', 'Provisioning'],
  ['Deleting', 'Deleting'],
  ['DependencyInvalid', 'Degraded'],
  ['UpdateFailed', 'Degraded'],
  ['DeleteFailed', 'Degraded'],
  ['ManagementConflict', 'Degraded'],
];

describeRules('config-connector', 'sql.cnrm.cloud.google.com', [
  ['SQLInstance', 'nobody has reported on', 'Provisioning'],
  [
    'SQLInstance',
    'is up to date',
    'Ready',
    { status: conditions('Ready=True:UpToDate') },
  ],
  [
    'SQLInstance',
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown') },
  ],
  ...GOOGLE.map(
    ([reason, judged]): RuleCase => [
      'SQLInstance',
      `is not ready for ${reason}`,
      judged,
      { status: conditions(`Ready=False:${reason}`) },
    ],
  ),
]);

describeRules('config-connector', 'core.cnrm.cloud.google.com', [
  ['ConfigConnectorContext', 'nobody has reported on', 'Provisioning'],
  [
    'ConfigConnectorContext',
    'is healthy',
    'Ready',
    { status: { healthy: true } },
  ],
  [
    'ConfigConnectorContext',
    'is not healthy yet',
    'Provisioning',
    { status: { healthy: false } },
  ],
  [
    'ConfigConnectorContext',
    'has errors',
    'Degraded',
    { status: { healthy: false, errors: ['no such account'] } },
  ],
  [
    'ConfigConnectorContext',
    'pauses all it does',
    'Suspended',
    { spec: { actuationMode: 'Paused' }, status: { healthy: true } },
  ],
]);

describeRules('config-connector', 'customize.core.cnrm.cloud.google.com', [
  ['ControllerResource', 'is healthy', 'Ready', { status: { healthy: true } }],
]);
