import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

const phase = (text: string) => ({ status: { phase: text } });
const state = (text: string) => ({ status: { state: text } });

const rooks = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [kind, 'is set up', 'Provisioning', phase('Progressing')],
  [kind, 'is ready', 'Ready', phase('Ready')],
  [kind, 'has failed', 'Failed', phase('Failure')],
  [kind, 'is on its way out', 'Deleting', phase('Deleting')],
  [kind, 'is kept from going', 'Deleting', phase('DeletionIsBlocked')],
  [kind, 'says something new', 'Unknown', phase('Melting')],
];

const ceph = (text: string, health: string) => ({
  status: { phase: text, ceph: { health } },
});

describeRules('rook', 'ceph.rook.io', [
  ...rooks('CephCluster'),
  ['CephCluster', 'is being connected', 'Provisioning', phase('Connecting')],
  ['CephCluster', 'is connected', 'Ready', phase('Connected')],
  ['CephCluster', 'is healthy', 'Ready', ceph('Ready', 'HEALTH_OK')],
  ['CephCluster', 'has a warning', 'Degraded', ceph('Ready', 'HEALTH_WARN')],
  ['CephCluster', 'is in trouble', 'Degraded', ceph('Ready', 'HEALTH_ERR')],
  [
    'CephCluster',
    'has a health that is new',
    'Unknown',
    ceph('Ready', 'HEALTH_MELTING'),
  ],
  [
    'CephCluster',
    'is set up and healthy',
    'Provisioning',
    ceph('Progressing', 'HEALTH_OK'),
  ],
  ...rooks('CephBlockPool'),
  ...rooks('CephFilesystem'),
  ...rooks('CephObjectStore'),
  [
    'CephObjectStoreUser',
    'could not be made',
    'Degraded',
    phase('ReconcileFailed'),
  ],
  ['CephObjectStoreUser', 'is made', 'Provisioning', phase('Reconciling')],
]);

describeRules('rook', 'objectbucket.io', [
  ['ObjectBucketClaim', 'nobody has reported on', 'Provisioning'],
  ['ObjectBucketClaim', 'waits', 'Provisioning', phase('Pending')],
  ['ObjectBucketClaim', 'has its bucket', 'Ready', phase('Bound')],
  ['ObjectBucketClaim', 'has lost its bucket', 'Degraded', phase('Released')],
  ['ObjectBucketClaim', 'has failed', 'Failed', phase('Failed')],
  ['ObjectBucketClaim', 'says something new', 'Unknown', phase('Melting')],
  ['ObjectBucket', 'is there', 'Ready'],
]);

const volume = (text: string, robustness?: string) => ({
  status: { state: text, ...(robustness && { robustness }) },
});

describeRules('longhorn', 'longhorn.io', [
  ['Volume', 'nobody has reported on', 'Provisioning'],
  ['Volume', 'is made', 'Provisioning', volume('creating', 'unknown')],
  ['Volume', 'is attached', 'Ready', volume('attached', 'healthy')],
  ['Volume', 'is being attached', 'Provisioning', volume('attaching')],
  ['Volume', 'is being detached', 'Provisioning', volume('detaching')],
  ['Volume', 'is detached', 'Suspended', volume('detached', 'unknown')],
  ['Volume', 'lacks a replica', 'Degraded', volume('attached', 'degraded')],
  ['Volume', 'is lost', 'Failed', volume('detached', 'faulted')],
  ['Volume', 'is not known', 'Unknown', volume('attached', 'unknown')],
  ['Volume', 'does not say more', 'Unknown', volume('attached')],
  ['Volume', 'is on its way out', 'Deleting', volume('deleting')],
  ['Volume', 'says something new', 'Unknown', volume('melting', 'healthy')],
  ['Node', 'nobody has reported on', 'Provisioning'],
  [
    'Node',
    'takes replicas',
    'Ready',
    { status: conditions('Ready=True', 'Schedulable=True') },
  ],
  [
    'Node',
    'is down',
    'Degraded',
    { status: conditions('Ready=False:KubernetesNodeNotReady') },
  ],
  [
    'Node',
    'takes no replica',
    'Degraded',
    {
      status: conditions(
        'Ready=True',
        'Schedulable=False:KubernetesNodeCordoned',
      ),
    },
  ],
  ['Backup', 'nobody has reported on', 'Provisioning'],
  ['Backup', 'is new', 'Provisioning', state('New')],
  ['Backup', 'waits', 'Provisioning', state('Pending')],
  ['Backup', 'runs', 'Provisioning', state('InProgress')],
  ['Backup', 'is complete', 'Ready', state('Completed')],
  [
    'Backup',
    'has failed',
    'Failed',
    { status: { state: 'Error', error: 'no space left' } },
  ],
  ['Backup', 'is not known', 'Unknown', state('Unknown')],
  ['Backup', 'is on its way out', 'Deleting', state('Deleting')],
  ['Backup', 'says something new', 'Unknown', state('Melting')],
  ['BackupTarget', 'nobody has reported on', 'Provisioning'],
  ['BackupTarget', 'can be reached', 'Ready', { status: { available: true } }],
  [
    'BackupTarget',
    'cannot be reached',
    'Degraded',
    {
      spec: { backupTargetURL: 's3://backups@eu/' },
      status: { available: false },
    },
  ],
  [
    'BackupTarget',
    'has no address',
    'Suspended',
    { spec: { backupTargetURL: '' }, status: { available: false } },
  ],
  ['RecurringJob', 'is there', 'Ready'],
]);

const tenant = (currentState: string, healthStatus?: string) => ({
  status: { currentState, ...(healthStatus && { healthStatus }) },
});

describeRules('minio', 'minio.min.io', [
  ['Tenant', 'nobody has reported on', 'Provisioning'],
  ['Tenant', 'is healthy', 'Ready', tenant('Initialized', 'green')],
  ['Tenant', 'does not tell its health', 'Ready', tenant('Initialized')],
  ['Tenant', 'lacks a drive', 'Degraded', tenant('Initialized', 'yellow')],
  ['Tenant', 'is down', 'Degraded', tenant('Initialized', 'red')],
  ['Tenant', 'has a new colour', 'Unknown', tenant('Initialized', 'violet')],
  [
    'Tenant',
    'is set up',
    'Provisioning',
    tenant('Provisioning MinIO Statefulset'),
  ],
  [
    'Tenant',
    'waits for a certificate',
    'Provisioning',
    tenant('Waiting for MinIO TLS Certificate'),
  ],
  ['Tenant', 'is updated', 'Provisioning', tenant('Updating MinIO Version')],
  ['Tenant', 'starts again', 'Provisioning', tenant('Restarting MinIO')],
  [
    'Tenant',
    'is not the operator’s',
    'Degraded',
    tenant('Statefulset not controlled by operator'),
  ],
  [
    'Tenant',
    'is not alone',
    'Degraded',
    tenant('Another MinIO Tenant already exists in the namespace'),
  ],
  [
    'Tenant',
    'has no credentials',
    'Degraded',
    tenant('Tenant credentials are not set properly'),
  ],
  [
    'Tenant',
    'has several versions',
    'Degraded',
    tenant('Different versions across MinIO Pools'),
  ],
  [
    'Tenant',
    'keeps a pool',
    'Degraded',
    tenant('Pool Decommissioning Not Allowed'),
  ],
  ['Tenant', 'says something new', 'Unknown', tenant('Melting')],
]);

const backend = (text: string, lastOperationStatus: string) => ({
  status: { phase: text, lastOperationStatus },
});
const orchestrator = (text: string) => ({ status: { status: text } });

describeRules('trident', 'trident.netapp.io', [
  ['TridentBackendConfig', 'nobody has reported on', 'Provisioning'],
  [
    'TridentBackendConfig',
    'has an empty phase',
    'Provisioning',
    backend('', 'Success'),
  ],
  ['TridentBackendConfig', 'is bound', 'Ready', backend('Bound', 'Success')],
  [
    'TridentBackendConfig',
    'could not be changed',
    'Degraded',
    backend('Bound', 'Failed'),
  ],
  [
    'TridentBackendConfig',
    'is not bound',
    'Provisioning',
    backend('Unbound', 'Success'),
  ],
  [
    'TridentBackendConfig',
    'is on its way out',
    'Deleting',
    backend('Deleting', 'Success'),
  ],
  ['TridentBackendConfig', 'has failed', 'Failed', phase('Failed')],
  ['TridentBackendConfig', 'has lost its backend', 'Failed', phase('Lost')],
  ['TridentBackendConfig', 'is not known', 'Unknown', phase('Unknown')],
  ['TridentBackendConfig', 'says something new', 'Unknown', phase('Melting')],
  ['TridentOrchestrator', 'nobody has reported on', 'Provisioning'],
  [
    'TridentOrchestrator',
    'is installed now',
    'Provisioning',
    orchestrator('Installing'),
  ],
  ['TridentOrchestrator', 'is installed', 'Ready', orchestrator('Installed')],
  [
    'TridentOrchestrator',
    'is updated',
    'Provisioning',
    orchestrator('Updating'),
  ],
  [
    'TridentOrchestrator',
    'is taken away',
    'Deleting',
    orchestrator('Uninstalling'),
  ],
  ['TridentOrchestrator', 'is away', 'Suspended', orchestrator('Uninstalled')],
  ['TridentOrchestrator', 'has failed', 'Failed', orchestrator('Failed')],
  ['TridentOrchestrator', 'is one too many', 'Failed', orchestrator('Error')],
  [
    'TridentOrchestrator',
    'says something new',
    'Unknown',
    orchestrator('Melting'),
  ],
  ['TridentVersion', 'is there', 'Ready'],
]);
