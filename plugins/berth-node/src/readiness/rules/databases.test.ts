import { describeRules } from './__testUtils__/describeRules';

const zalando = (text: string) => ({ status: { PostgresClusterStatus: text } });
const state = (text: string) => ({ status: { state: text } });
const cnpg = (status: object, annotations = {}) => ({
  metadata: { annotations },
  status: { ...status },
});
const HEALTHY = { phase: 'Cluster in healthy state', readyInstances: 1 };

describeRules('zalando', 'acid.zalan.do', [
  ['postgresql', 'is made', 'Provisioning', zalando('Creating')],
  ['postgresql', 'is changed', 'Provisioning', zalando('Updating')],
  ['postgresql', 'runs', 'Ready', zalando('Running')],
  ['postgresql', 'could not be made', 'Failed', zalando('CreateFailed')],
  ['postgresql', 'could not be changed', 'Degraded', zalando('UpdateFailed')],
  ['postgresql', 'could not be synced', 'Degraded', zalando('SyncFailed')],
  ['postgresql', 'is invalid', 'Failed', zalando('Invalid')],
  ['postgresql', 'says something new', 'Unknown', zalando('Melting')],
  ['postgresql', 'nobody has reported on', 'Provisioning'],
]);

for (const [group, kind] of [
  ['psmdb.percona.com', 'PerconaServerMongoDB'],
  ['pxc.percona.com', 'PerconaXtraDBCluster'],
  ['pgv2.percona.com', 'PerconaPGCluster'],
  ['ps.percona.com', 'PerconaServerMySQL'],
]) {
  describeRules('percona', group, [
    [kind, 'is set up', 'Provisioning', state('initializing')],
    [kind, 'stops', 'Provisioning', state('stopping')],
    [kind, 'is ready', 'Ready', state('ready')],
    [kind, 'is paused', 'Suspended', state('paused')],
    [
      kind,
      'is paused as asked',
      'Suspended',
      { spec: { pause: true }, status: { state: 'paused', ready: 1 } },
    ],
    [
      kind,
      'is paused unasked with nodes ready',
      'Unknown',
      { status: { state: 'paused', ready: 1 } },
    ],
    [kind, 'has an error', 'Failed', state('error')],
    [kind, 'says something new', 'Unknown', state('melting')],
    [kind, 'says nothing', 'Unknown', state('')],
    [kind, 'nobody has reported on', 'Provisioning'],
  ]);
}

describeRules('cloudnative-pg', 'postgresql.cnpg.io', [
  ['Cluster', 'is healthy', 'Ready', cnpg(HEALTHY)],
  [
    'Cluster',
    'lacks an instance',
    'Degraded',
    cnpg({ ...HEALTHY, readyInstances: 0 }),
  ],
  [
    'Cluster',
    'is set up',
    'Provisioning',
    cnpg({ phase: 'Setting up primary' }),
  ],
  ['Cluster', 'fails over', 'Degraded', cnpg({ phase: 'Failing over' })],
  [
    'Cluster',
    'is invalid',
    'Failed',
    cnpg({ phase: 'Invalid cluster definition' }),
  ],
  ['Cluster', 'says something new', 'Unknown', cnpg({ phase: 'Melting' })],
  [
    'Cluster',
    'is left alone',
    'Suspended',
    cnpg(HEALTHY, { 'cnpg.io/reconciliationLoop': 'disabled' }),
  ],
  [
    'Cluster',
    'is fenced',
    'Suspended',
    cnpg(HEALTHY, { 'cnpg.io/fencedInstances': '["*"]' }),
  ],
  [
    'Cluster',
    'is to hibernate',
    'Degraded',
    cnpg(HEALTHY, { 'cnpg.io/hibernation': 'on' }),
  ],
]);
