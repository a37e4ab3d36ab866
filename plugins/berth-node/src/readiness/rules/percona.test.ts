import { describeRules } from './__testUtils__/describeRules';

describeRules('percona', 'psmdb.percona.com', [
  [
    'PerconaServerMongoDBBackup',
    'is waiting',
    'Provisioning',
    { status: { state: 'waiting' } },
  ],
  [
    'PerconaServerMongoDBBackup',
    'is requested',
    'Provisioning',
    { status: { state: 'requested' } },
  ],
  [
    'PerconaServerMongoDBBackup',
    'is running',
    'Provisioning',
    { status: { state: 'running' } },
  ],
  [
    'PerconaServerMongoDBBackup',
    'is ready',
    'Ready',
    { status: { state: 'ready' } },
  ],
  [
    'PerconaServerMongoDBBackup',
    'is error',
    'Failed',
    { status: { state: 'error' } },
  ],
  [
    'PerconaServerMongoDBBackup',
    'is melting',
    'Unknown',
    { status: { state: 'melting' } },
  ],
  ['PerconaServerMongoDBBackup', 'nobody has reported on', 'Provisioning'],
  [
    'PerconaServerMongoDBRestore',
    'is done',
    'Ready',
    { status: { state: 'ready' } },
  ],
  [
    'PerconaServerMongoDBRestore',
    'has failed',
    'Failed',
    { status: { state: 'error' } },
  ],
]);

describeRules('percona', 'pxc.percona.com', [
  [
    'PerconaXtraDBClusterBackup',
    'is Starting',
    'Provisioning',
    { status: { state: 'Starting' } },
  ],
  [
    'PerconaXtraDBClusterBackup',
    'is Running',
    'Provisioning',
    { status: { state: 'Running' } },
  ],
  [
    'PerconaXtraDBClusterBackup',
    'is Suspended',
    'Suspended',
    { status: { state: 'Suspended' } },
  ],
  [
    'PerconaXtraDBClusterBackup',
    'is Succeeded',
    'Ready',
    { status: { state: 'Succeeded' } },
  ],
  [
    'PerconaXtraDBClusterBackup',
    'is Failed',
    'Failed',
    { status: { state: 'Failed' } },
  ],
  ['PerconaXtraDBClusterBackup', 'nobody has reported on', 'Provisioning'],
  [
    'PerconaXtraDBClusterRestore',
    'is done',
    'Ready',
    { status: { state: 'Succeeded' } },
  ],
  [
    'PerconaXtraDBClusterRestore',
    'has failed',
    'Failed',
    { status: { state: 'Failed' } },
  ],
]);

describeRules('percona', 'pgv2.percona.com', [
  [
    'PerconaPGBackup',
    'is Starting',
    'Provisioning',
    { status: { state: 'Starting' } },
  ],
  [
    'PerconaPGBackup',
    'is Running',
    'Provisioning',
    { status: { state: 'Running' } },
  ],
  [
    'PerconaPGBackup',
    'is Succeeded',
    'Ready',
    { status: { state: 'Succeeded' } },
  ],
  ['PerconaPGBackup', 'is Failed', 'Failed', { status: { state: 'Failed' } }],
  ['PerconaPGBackup', 'nobody has reported on', 'Provisioning'],
  ['PerconaPGRestore', 'is done', 'Ready', { status: { state: 'Succeeded' } }],
  ['PerconaPGRestore', 'has failed', 'Failed', { status: { state: 'Failed' } }],
]);

describeRules('percona', 'ps.percona.com', [
  [
    'PerconaServerMySQLBackup',
    'is Starting',
    'Provisioning',
    { status: { state: 'Starting' } },
  ],
  [
    'PerconaServerMySQLBackup',
    'is Succeeded',
    'Ready',
    { status: { state: 'Succeeded' } },
  ],
  [
    'PerconaServerMySQLBackup',
    'is Error',
    'Failed',
    { status: { state: 'Error' } },
  ],
  ['PerconaServerMySQLBackup', 'nobody has reported on', 'Provisioning'],
  [
    'PerconaServerMySQLRestore',
    'is done',
    'Ready',
    { status: { state: 'Succeeded' } },
  ],
  [
    'PerconaServerMySQLRestore',
    'has failed',
    'Failed',
    { status: { state: 'Error' } },
  ],
]);
