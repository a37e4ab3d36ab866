import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

const HEALTHY = {
  phase: 'Cluster in healthy state',
  instances: 3,
  readyInstances: 3,
  instanceNames: ['orders-1', 'orders-2', 'orders-3'],
};
const spec = { instances: 3 };

function healthyWith(...texts: string[]) {
  return { ...HEALTHY, ...conditions('Ready=True:ClusterIsReady', ...texts) };
}

const annotated = (annotations: Record<string, string>) => ({
  spec,
  metadata: { annotations },
  status: healthyWith(),
});

const PHASES: Array<[phase: string, judged: RuleCase[2]]> = [
  ['Setting up primary', 'Provisioning'],
  ['Creating a new replica', 'Provisioning'],
  ['Waiting for the instances to become active', 'Provisioning'],
  ['Upgrading cluster', 'Provisioning'],
  ['Promoting to primary cluster', 'Provisioning'],
  ['Switchover in progress', 'Degraded'],
  ['Failing over', 'Degraded'],
  ['Upgrading Postgres major version', 'Degraded'],
  ['Cluster upgrade delayed', 'Degraded'],
  ['Waiting for user action', 'Degraded'],
  ['Not enough disk space', 'Degraded'],
  ['Primary instance is being restarted in-place', 'Degraded'],
  ['Primary instance is being restarted without a switchover', 'Degraded'],
  ['Online upgrade in progress', 'Degraded'],
  ['Applying configuration', 'Degraded'],
  ['Unable to create required cluster objects', 'Failed'],
  ['Invalid cluster definition', 'Failed'],
  ['Cluster has incomplete or invalid image catalog', 'Failed'],
  [
    'Cluster cannot proceed to reconciliation due to an unknown plugin being required',
    'Failed',
  ],
  [
    'Cluster cannot proceed to reconciliation due to an error while interacting with plugins',
    'Failed',
  ],
  [
    'Cluster cannot execute instance online upgrade due to missing architecture binary',
    'Failed',
  ],
  ['Cluster is unrecoverable and needs manual intervention', 'Failed'],
  ['Cluster is melting', 'Unknown'],
];

describeRules('cloudnative-pg', 'postgresql.cnpg.io', [
  ['Cluster', 'nobody has reported on', 'Provisioning'],
  ...PHASES.map(
    ([phase, judged]): RuleCase => [
      'Cluster',
      `is in the phase '${phase}'`,
      judged,
      { spec, status: { ...healthyWith(), phase } },
    ],
  ),
  ['Cluster', 'is healthy', 'Ready', { spec, status: healthyWith() }],
  [
    'Cluster',
    'is healthy and says no more',
    'Ready',
    { spec, status: HEALTHY },
  ],
  [
    'Cluster',
    'is ready, of an operator without phases',
    'Ready',
    { spec, status: { readyInstances: 3, ...conditions('Ready=True') } },
  ],
  [
    'Cluster',
    'has lost an instance',
    'Degraded',
    { spec, status: { ...healthyWith(), readyInstances: 2 } },
  ],
  [
    'Cluster',
    'is not ready yet',
    'Provisioning',
    {
      spec,
      status: { ...HEALTHY, ...conditions('Ready=False:ClusterIsNotReady') },
    },
  ],
  [
    'Cluster',
    'cannot archive',
    'Degraded',
    {
      spec,
      status: healthyWith(
        'ContinuousArchiving=False:ContinuousArchivingFailing',
      ),
    },
  ],
  [
    'Cluster',
    'has instances of different systems',
    'Degraded',
    { spec, status: healthyWith('ConsistentSystemID=False:Mismatch') },
  ],
  [
    'Cluster',
    'could not be backed up',
    'Degraded',
    { spec, status: healthyWith('LastBackupSucceeded=False:LastBackupFailed') },
  ],
  [
    'Cluster',
    'is being backed up',
    'Ready',
    { spec, status: healthyWith('LastBackupSucceeded=False:BackupStarted') },
  ],
  [
    'Cluster',
    'is to be left alone',
    'Suspended',
    annotated({ 'cnpg.io/reconciliationLoop': 'disabled' }),
  ],
  [
    'Cluster',
    'has all instances fenced',
    'Suspended',
    annotated({ 'cnpg.io/fencedInstances': '["*"]' }),
  ],
  [
    'Cluster',
    'has each instance fenced',
    'Suspended',
    annotated({
      'cnpg.io/fencedInstances': '["orders-1","orders-2","orders-3"]',
    }),
  ],
  [
    'Cluster',
    'has one instance fenced',
    'Degraded',
    annotated({ 'cnpg.io/fencedInstances': '["orders-2"]' }),
  ],
  [
    'Cluster',
    'has a fence that is no list',
    'Ready',
    annotated({ 'cnpg.io/fencedInstances': 'orders' }),
  ],
  [
    'Cluster',
    'goes into hibernation',
    'Degraded',
    annotated({ 'cnpg.io/hibernation': 'on' }),
  ],
  [
    'Cluster',
    'hibernates',
    'Suspended',
    {
      spec,
      metadata: { annotations: { 'cnpg.io/hibernation': 'on' } },
      status: healthyWith('cnpg.io/hibernation=True:Hibernated'),
    },
  ],
  [
    'Cluster',
    'wakes from hibernation',
    'Provisioning',
    {
      spec,
      metadata: { annotations: { 'cnpg.io/hibernation': 'off' } },
      status: healthyWith('cnpg.io/hibernation=True:Hibernated'),
    },
  ],
]);
