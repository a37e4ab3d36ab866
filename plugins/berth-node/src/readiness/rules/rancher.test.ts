import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

const state = (...texts: string[]) => ({ status: conditions(...texts) });
const cluster = (...texts: string[]) => ({
  status: { ready: true, ...conditions(...texts) },
});

describeRules('rancher', 'provisioning.cattle.io', [
  ['Cluster', 'nobody has reported on', 'Provisioning'],
  [
    'Cluster',
    'has a name so far',
    'Provisioning',
    { status: { ready: false } },
  ],
  ['Cluster', 'is ready', 'Ready', cluster()],
  [
    'Cluster',
    'is ready and up to date',
    'Ready',
    cluster('Ready=True', 'Updated=True', 'Provisioned=True', 'Created=True'),
  ],
  [
    'Cluster',
    'is made',
    'Provisioning',
    state('Created=True', 'Provisioned=Unknown:Waiting', 'Updated=Unknown'),
  ],
  [
    'Cluster',
    'is made and not ready yet',
    'Provisioning',
    state('Created=True', 'Provisioned=True', 'Updated=True'),
  ],
  [
    'Cluster',
    'is ready and being updated',
    'Provisioning',
    cluster('Ready=True', 'Updated=Unknown:Waiting'),
  ],
  [
    'Cluster',
    'waits with its update',
    'Provisioning',
    cluster('Ready=True', 'Updated=False:Waiting'),
  ],
  [
    'Cluster',
    'could not be updated',
    'Degraded',
    cluster('Ready=True', 'Updated=False:Error'),
  ],
  [
    'Cluster',
    'could not be made',
    'Degraded',
    state('Provisioned=False:Error'),
  ],
  [
    'Cluster',
    'was ready and is so no more',
    'Degraded',
    cluster('Ready=False:Disconnected', 'Updated=True'),
  ],
  [
    'Cluster',
    'was ready and is not known',
    'Provisioning',
    cluster('Ready=Unknown', 'Updated=True'),
  ],
  [
    'Cluster',
    'is stalled',
    'Failed',
    cluster('Ready=True', 'Stalled=True:Error'),
  ],
]);

const summary = (text: string, more = {}) => ({
  status: { summary: text, ...more },
});

const roles = (kind: string): RuleCase[] => [
  [kind, 'nobody reports on', 'Ready'],
  [kind, 'is complete', 'Ready', summary('Complete')],
  [
    kind,
    'could not be made',
    'Degraded',
    summary('Error', {
      localConditions: [
        { type: 'LabelsSet', status: 'True' },
        { type: 'BindingsExist', status: 'False', message: 'no such user' },
      ],
    }),
  ],
  [kind, 'could not be made, without a word', 'Degraded', summary('Error')],
  [kind, 'says something new', 'Unknown', summary('Melting')],
  [
    kind,
    'is not summed up yet',
    'Provisioning',
    { status: { lastUpdateTime: '2026-01-02T03:04:05Z' } },
  ],
  [
    kind,
    'is complete here by an older generation',
    'Provisioning',
    {
      metadata: { generation: 2 },
      ...summary('Complete', {
        observedGenerationLocal: 1,
        observedGenerationRemote: 2,
      }),
    },
  ],
  [
    kind,
    'is complete elsewhere by an older generation',
    'Provisioning',
    {
      metadata: { generation: 2 },
      ...summary('Complete', {
        observedGenerationLocal: 2,
        observedGenerationRemote: 1,
      }),
    },
  ],
];

describeRules('rancher', 'management.cattle.io', [
  ['Project', 'nobody has reported on', 'Provisioning'],
  [
    'Project',
    'is made',
    'Ready',
    state('BackingNamespaceCreated=True', 'InitialRolesPopulated=True'),
  ],
  [
    'Project',
    'is half made',
    'Provisioning',
    state('BackingNamespaceCreated=True', 'InitialRolesPopulated=Unknown'),
  ],
  [
    'Project',
    'could not be made',
    'Degraded',
    state('BackingNamespaceCreated=Unknown', 'InitialRolesPopulated=False'),
  ],
  ['Cluster', 'nobody has reported on', 'Provisioning'],
  ['Cluster', 'is ready', 'Ready', state('Ready=True')],
  ['Cluster', 'is away', 'Degraded', state('Ready=False:Disconnected')],
  ['Cluster', 'is not known', 'Provisioning', state('Ready=Unknown')],
  ['Node', 'is ready', 'Ready', state('Ready=True')],
  ['Node', 'is not ready', 'Degraded', state('Ready=False')],
  ...roles('ProjectRoleTemplateBinding'),
  ...roles('ClusterRoleTemplateBinding'),
  ...roles('GlobalRoleBinding'),
  ...roles('GlobalRole'),
  [
    'GlobalRole',
    'is complete with conditions',
    'Ready',
    summary('Completed', conditions('ClusterRoleExists=True')),
  ],
  [
    'GlobalRole',
    'says which part could not be made',
    'Degraded',
    summary('Error', conditions('ClusterRoleExists=False:FailedToCreate')),
  ],
  ['RoleTemplate', 'is there', 'Ready'],
  ['Setting', 'is there', 'Ready'],
]);

describeRules('rancher', 'catalog.cattle.io', [
  ['ClusterRepo', 'nobody has reported on', 'Provisioning'],
  ['ClusterRepo', 'is downloaded', 'Ready', state('Downloaded=True')],
  ['ClusterRepo', 'is an OCI one', 'Ready', state('OCIDownloaded=True')],
  ['ClusterRepo', 'follows another', 'Ready', state('FollowerDownloaded=True')],
  [
    'ClusterRepo',
    'could not be downloaded',
    'Degraded',
    state('Downloaded=False:Error'),
  ],
  [
    'ClusterRepo',
    'is being downloaded',
    'Provisioning',
    state('Downloaded=Unknown'),
  ],
]);

describeRules('rancher', 'rke.cattle.io', [
  ['RKEControlPlane', 'nobody has reported on', 'Provisioning'],
  ['RKEControlPlane', 'is ready', 'Ready', state('Ready=True')],
  ['RKEControlPlane', 'waits', 'Provisioning', state('Ready=False:Waiting')],
  ['RKECluster', 'is ready', 'Ready', state('Ready=True')],
  ['RKECluster', 'waits', 'Provisioning', state('Ready=Unknown')],
]);

const chart = (...texts: string[]) => ({
  status: { jobName: 'helm-install-orders', ...conditions(...texts) },
});

describeRules('rancher', 'helm.cattle.io', [
  ['HelmChart', 'nobody has reported on', 'Provisioning'],
  [
    'HelmChart',
    'has its job',
    'Ready',
    chart('JobCreated=True', 'Failed=False'),
  ],
  [
    'HelmChart',
    'has a job of before',
    'Provisioning',
    chart('JobCreated=False', 'Failed=False'),
  ],
  [
    'HelmChart',
    'has failed',
    'Failed',
    chart('JobCreated=True', 'Failed=True:Job failed'),
  ],
  ['HelmChartConfig', 'is there', 'Ready'],
]);

describeRules('rancher', 'upgrade.cattle.io', [
  ['Plan', 'nobody has reported on', 'Provisioning'],
  [
    'Plan',
    'is done',
    'Ready',
    state('Validated=True', 'LatestResolved=True', 'Complete=True'),
  ],
  ['Plan', 'is resolved', 'Provisioning', state('LatestResolved=True')],
  [
    'Plan',
    'is at work',
    'Provisioning',
    state('LatestResolved=True', 'Complete=False'),
  ],
  [
    'Plan',
    'is not valid',
    'Degraded',
    state('Validated=False:Error', 'LatestResolved=True', 'Complete=True'),
  ],
  [
    'Plan',
    'has no version',
    'Degraded',
    state('Validated=True', 'LatestResolved=False:Error'),
  ],
  [
    'Plan',
    'has a job that has failed',
    'Degraded',
    state('LatestResolved=True', 'Complete=False:JobFailed'),
  ],
]);

const shown = (text: string, ...texts: string[]) => ({
  status: { display: { state: text }, ...conditions(...texts) },
});

const bundles = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [kind, 'is ready', 'Ready', shown('Ready', 'Ready=True')],
  [kind, 'says so by its condition alone', 'Ready', state('Ready=True')],
  [kind, 'is not ready', 'Provisioning', shown('NotReady', 'Ready=False')],
  [kind, 'is applied', 'Provisioning', shown('WaitApplied', 'Ready=False')],
  [kind, 'is not in sync', 'Provisioning', shown('OutOfSync', 'Ready=False')],
  [kind, 'waits', 'Provisioning', shown('Pending', 'Ready=False')],
  [kind, 'was changed by hand', 'Degraded', shown('Modified', 'Ready=False')],
  [
    kind,
    'was changed by hand and is ready',
    'Degraded',
    shown('Modified', 'Ready=True'),
  ],
  [kind, 'has failed', 'Failed', shown('ErrApplied', 'Ready=False')],
  [kind, 'says something new', 'Unknown', shown('Melting', 'Ready=True')],
  [kind, 'is paused', 'Suspended', { spec: { paused: true } }],
];

describeRules('fleet', 'fleet.cattle.io', [
  ...bundles('GitRepo'),
  [
    'GitRepo',
    'reads its repository',
    'Provisioning',
    shown('GitUpdating', 'Ready=True', 'Accepted=True'),
  ],
  [
    'GitRepo',
    'could not be read',
    'Degraded',
    state('Ready=True', 'GitPolling=False'),
  ],
  [
    'GitRepo',
    'is not accepted',
    'Degraded',
    shown('Ready', 'Ready=True', 'Accepted=False'),
  ],
  [
    'GitRepo',
    'is stalled',
    'Degraded',
    shown('GitUpdating', 'Stalled=True:Stalled'),
  ],
  ...bundles('Bundle'),
  ...bundles('BundleDeployment'),
  [
    'BundleDeployment',
    'has words of its conditions to show',
    'Ready',
    {
      status: {
        display: { deployed: 'True', monitored: 'True', state: 'Ready' },
        ...conditions('Deployed=True', 'Monitored=True', 'Ready=True'),
      },
    },
  ],
  ...bundles('HelmOp'),
  [
    'HelmOp',
    'could not be polled',
    'Degraded',
    state('Accepted=True', 'Polled=False:Error', 'Ready=True'),
  ],
  ...bundles('Cluster'),
  [
    'Cluster',
    'has not checked in',
    'Provisioning',
    shown('WaitCheckIn', 'Ready=True'),
  ],
  ...bundles('ClusterGroup'),
  ['ImageScan', 'nobody has reported on', 'Provisioning'],
  ['ImageScan', 'has scanned', 'Ready', state('ImageSynced=True')],
  ['ImageScan', 'could not scan', 'Degraded', state('ImageSynced=False')],
  [
    'ImageScan',
    'is suspended',
    'Suspended',
    { spec: { suspend: true }, ...state('ImageSynced=True') },
  ],
  ['Content', 'is there', 'Ready'],
]);
