import { judgeObject } from './judgeObject';
import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

const managed = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [
    kind,
    'is available',
    'Ready',
    {
      status: conditions(
        'Ready=True:Available',
        'Synced=True:ReconcileSuccess',
      ),
    },
  ],
  [
    kind,
    'is available and says nothing of its synchronisation',
    'Ready',
    { status: conditions('Ready=True:Available') },
  ],
  [
    kind,
    'is created',
    'Provisioning',
    {
      status: conditions(
        'Ready=False:Creating',
        'Synced=True:ReconcileSuccess',
      ),
    },
  ],
  [
    kind,
    'is only synced',
    'Provisioning',
    { status: conditions('Synced=True:ReconcileSuccess') },
  ],
  [
    kind,
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown', 'Synced=True:ReconcileSuccess') },
  ],
  [
    kind,
    'cannot be used',
    'Degraded',
    {
      status: conditions(
        'Ready=False:Unavailable',
        'Synced=True:ReconcileSuccess',
      ),
    },
  ],
  [
    kind,
    'could not be reconciled',
    'Degraded',
    {
      status: conditions('Ready=True:Available', 'Synced=False:ReconcileError'),
    },
  ],
  [
    kind,
    'is deleted outside',
    'Deleting',
    {
      status: conditions(
        'Ready=False:Deleting',
        'Synced=True:ReconcileSuccess',
      ),
    },
  ],
  [
    kind,
    'is paused',
    'Suspended',
    {
      status: conditions(
        'Ready=True:Available',
        'Synced=False:ReconcilePaused',
      ),
    },
  ],
  [
    kind,
    'is to be paused',
    'Suspended',
    { metadata: { annotations: { 'crossplane.io/paused': 'true' } } },
  ],
  [
    kind,
    'has failed in its last operation',
    'Degraded',
    {
      status: conditions(
        'Ready=True:Available',
        'Synced=True:ReconcileSuccess',
        'LastAsyncOperation=False:AsyncCreateFailure',
      ),
    },
  ],
  [
    kind,
    'has ended its last operation',
    'Ready',
    {
      status: conditions(
        'Ready=True:Available',
        'Synced=True:ReconcileSuccess',
        'LastAsyncOperation=True:Success',
        'AsyncOperation=True:Finished',
      ),
    },
  ],
];

describeRules('crossplane', 's3.aws.upbound.io', [
  ...managed('Bucket'),
  ['ProviderConfig', 'is there', 'Ready'],
]);

describeRules('crossplane', 'nop.crossplane.io', managed('NopResource'));

describe('composite resources, which Crossplane makes the kinds of', () => {
  const rows = managed('Orders').map(
    ([kind, title, phase, parts = {}]) => [kind, title, phase, parts] as const,
  );
  it.each(rows)('%s that %s is %s', (kind, _title, phase, parts) => {
    const object = {
      apiVersion: 'example.org/v1',
      kind,
      ...parts,
      metadata: { name: 'orders', ...parts.metadata },
    };
    expect(judgeObject(object, { definedBy: 'crossplane' })).toMatchObject({
      rule: `crossplane/${kind}`,
      phase,
    });
  });
});

const packaged = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [
    kind,
    'is installed and healthy',
    'Ready',
    {
      status: conditions(
        'Installed=True:ActivePackageRevision',
        'Healthy=True:HealthyPackageRevision',
      ),
    },
  ],
  [
    kind,
    'is unpacked',
    'Provisioning',
    {
      status: conditions('Installed=False:UnpackingPackage', 'Healthy=Unknown'),
    },
  ],
  [
    kind,
    'is installed and of unknown health',
    'Provisioning',
    {
      status: conditions(
        'Installed=True:ActivePackageRevision',
        'Healthy=Unknown:UnknownPackageRevisionHealth',
      ),
    },
  ],
  [
    kind,
    'is installed and not healthy',
    'Degraded',
    {
      status: conditions(
        'Installed=True:ActivePackageRevision',
        'Healthy=False:UnhealthyPackageRevision',
      ),
    },
  ],
  [
    kind,
    'is only installed',
    'Provisioning',
    { status: conditions('Installed=True') },
  ],
];

describeRules('crossplane', 'pkg.crossplane.io', [
  ...packaged('Provider'),
  ...packaged('Configuration'),
  ...packaged('Function'),
  ['ProviderRevision', 'nobody has reported on', 'Provisioning'],
  [
    'ProviderRevision',
    'is healthy and runs',
    'Ready',
    { status: conditions('RevisionHealthy=True', 'RuntimeHealthy=True') },
  ],
  [
    'ProviderRevision',
    'is healthy and does not run',
    'Degraded',
    {
      status: conditions(
        'RevisionHealthy=True',
        'RuntimeHealthy=False:UnhealthyPackageRevision',
      ),
    },
  ],
  [
    'ConfigurationRevision',
    'is healthy',
    'Ready',
    { status: conditions('RevisionHealthy=True:HealthyPackageRevision') },
  ],
  [
    'ConfigurationRevision',
    'is healthy, of an older Crossplane',
    'Ready',
    { status: conditions('Healthy=True:HealthyPackageRevision') },
  ],
  [
    'FunctionRevision',
    'is not healthy',
    'Degraded',
    { status: conditions('RevisionHealthy=False:UnhealthyPackageRevision') },
  ],
  ['DeploymentRuntimeConfig', 'is there', 'Ready'],
]);

const claimed = { claimNames: { kind: 'OrdersClaim' } };

describeRules('crossplane', 'apiextensions.crossplane.io', [
  ['CompositeResourceDefinition', 'nobody has reported on', 'Provisioning'],
  [
    'CompositeResourceDefinition',
    'is established',
    'Ready',
    { status: conditions('Established=True:WatchingCompositeResource') },
  ],
  [
    'CompositeResourceDefinition',
    'is established and offers no claims yet',
    'Provisioning',
    {
      spec: claimed,
      status: conditions('Established=True:WatchingCompositeResource'),
    },
  ],
  [
    'CompositeResourceDefinition',
    'is established and offers claims',
    'Ready',
    {
      spec: claimed,
      status: conditions(
        'Established=True:WatchingCompositeResource',
        'Offered=True:WatchingCompositeResourceClaim',
      ),
    },
  ],
  [
    'CompositeResourceDefinition',
    'is taken away',
    'Provisioning',
    { status: conditions('Established=False:TerminatingCompositeResource') },
  ],
  [
    'ManagedResourceDefinition',
    'is established',
    'Ready',
    {
      spec: { state: 'Active' },
      status: conditions('Established=True:EstablishedManagedResource'),
    },
  ],
  [
    'ManagedResourceDefinition',
    'is pending',
    'Provisioning',
    {
      spec: { state: 'Active' },
      status: conditions('Established=Unknown:PendingManagedResource'),
    },
  ],
  [
    'ManagedResourceDefinition',
    'is inactive',
    'Suspended',
    {
      spec: { state: 'Inactive' },
      status: conditions('Established=False:InactiveManagedResource'),
    },
  ],
  [
    'ManagedResourceDefinition',
    'has just been made active',
    'Provisioning',
    {
      spec: { state: 'Active' },
      status: conditions('Established=False:InactiveManagedResource'),
    },
  ],
  [
    'Usage',
    'is in force',
    'Ready',
    { status: conditions('Ready=True:Available') },
  ],
  ['Composition', 'is there', 'Ready'],
]);

describeRules('crossplane', 'protection.crossplane.io', [
  [
    'ClusterUsage',
    'is in force',
    'Ready',
    { status: conditions('Ready=True:Available') },
  ],
  ['ClusterUsage', 'nobody has reported on', 'Provisioning'],
]);

describeRules('crossplane', 'ops.crossplane.io', [
  ['Operation', 'nobody has reported on', 'Provisioning'],
  [
    'Operation',
    'runs',
    'Provisioning',
    { status: conditions('Synced=True', 'Succeeded=Unknown:PipelineRunning') },
  ],
  [
    'Operation',
    'has succeeded',
    'Ready',
    { status: conditions('Synced=True', 'Succeeded=True:PipelineSuccess') },
  ],
  [
    'Operation',
    'has failed',
    'Failed',
    { status: conditions('Synced=True', 'Succeeded=False:PipelineError') },
  ],
  [
    'CronOperation',
    'is scheduled',
    'Ready',
    {
      status: conditions(
        'Synced=True:ReconcileSuccess',
        'Scheduling=True:ScheduleActive',
      ),
    },
  ],
  [
    'CronOperation',
    'has no valid schedule',
    'Degraded',
    {
      status: conditions(
        'Synced=True:ReconcileSuccess',
        'Scheduling=False:ScheduleInvalid',
      ),
    },
  ],
  ['CronOperation', 'is suspended', 'Suspended', { spec: { suspend: true } }],
  ['CronOperation', 'nobody has reported on', 'Provisioning'],
  [
    'WatchOperation',
    'watches',
    'Ready',
    {
      status: conditions(
        'Synced=True:ReconcileSuccess',
        'Watching=True:WatchActive',
      ),
    },
  ],
  [
    'WatchOperation',
    'cannot watch',
    'Degraded',
    {
      status: conditions(
        'Synced=True:ReconcileSuccess',
        'Watching=False:WatchFailed',
      ),
    },
  ],
]);
