import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

const reconciled = (
  kind: string,
  success: string,
  failure: string,
): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [
    kind,
    'has only been seen',
    'Provisioning',
    { status: { observedGeneration: -1 } },
  ],
  [kind, 'is ready', 'Ready', { status: conditions(`Ready=True:${success}`) }],
  [
    kind,
    'is reconciled',
    'Provisioning',
    {
      status: conditions(
        'Reconciling=True:Progressing',
        'Ready=Unknown:Progressing',
      ),
    },
  ],
  [
    kind,
    'is reconciled and not ready yet',
    'Provisioning',
    {
      status: conditions(
        'Reconciling=True:Progressing',
        'Ready=False:Progressing',
      ),
    },
  ],
  [
    kind,
    'waits for what it depends on',
    'Provisioning',
    { status: conditions('Ready=False:DependencyNotReady') },
  ],
  [
    kind,
    'has failed',
    'Degraded',
    { status: conditions(`Ready=False:${failure}`) },
  ],
  [
    kind,
    'has failed and is tried again',
    'Degraded',
    {
      status: conditions(
        'Reconciling=True:ProgressingWithRetry',
        `Ready=False:${failure}`,
      ),
    },
  ],
  [
    kind,
    'has failed, and its status is behind',
    'Degraded',
    {
      metadata: { generation: 2 },
      status: {
        observedGeneration: -1,
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason: failure,
            observedGeneration: 2,
          },
        ],
      },
    },
  ],
  [
    kind,
    'is not tried again',
    'Failed',
    { status: conditions(`Stalled=True:${failure}`, `Ready=False:${failure}`) },
  ],
];

const suspended = (kind: string): RuleCase => [
  kind,
  'is suspended',
  'Suspended',
  { spec: { suspend: true }, status: conditions('Ready=True:Succeeded') },
];

describeRules('flux', 'helm.toolkit.fluxcd.io', [
  ...reconciled('HelmRelease', 'InstallSucceeded', 'UpgradeFailed'),
  suspended('HelmRelease'),
  [
    'HelmRelease',
    'has no tries left',
    'Failed',
    {
      status: conditions(
        'Stalled=True:RetriesExceeded',
        'Ready=False:InstallFailed',
      ),
    },
  ],
  [
    'HelmRelease',
    'does not pass its tests',
    'Degraded',
    {
      status: conditions(
        'Released=True:UpgradeSucceeded',
        'Ready=False:TestFailed',
      ),
    },
  ],
]);

describeRules('flux', 'kustomize.toolkit.fluxcd.io', [
  ...reconciled(
    'Kustomization',
    'ReconciliationSucceeded',
    'HealthCheckFailed',
  ),
  suspended('Kustomization'),
]);

describeRules('flux', 'source.toolkit.fluxcd.io', [
  ...[
    'GitRepository',
    'OCIRepository',
    'Bucket',
    'HelmChart',
    'HelmRepository',
  ].flatMap(kind => [
    ...reconciled(kind, 'Succeeded', 'FetchFailed'),
    suspended(kind),
  ]),
  ...reconciled('ExternalArtifact', 'Succeeded', 'ArtifactFailed'),
  ['HelmRepository', 'holds OCI images', 'Ready', { spec: { type: 'oci' } }],
  [
    'HelmRepository',
    'holds OCI images and is suspended',
    'Suspended',
    { spec: { type: 'oci', suspend: true } },
  ],
  [
    'HelmRepository',
    'holds OCI images and has failed, of an older Flux',
    'Degraded',
    { spec: { type: 'oci' }, status: conditions('Ready=False:Failed') },
  ],
]);

describeRules('flux', 'source.extensions.fluxcd.io', [
  ...reconciled('ArtifactGenerator', 'Succeeded', 'BuildFailed'),
]);

describeRules('flux', 'image.toolkit.fluxcd.io', [
  ...reconciled('ImageRepository', 'Succeeded', 'ReadOperationFailed'),
  ...reconciled('ImageUpdateAutomation', 'Succeeded', 'GitOperationFailed'),
  suspended('ImageUpdateAutomation'),
]);

describeRules('flux', 'notification.toolkit.fluxcd.io', [
  ...reconciled('Receiver', 'Succeeded', 'TokenNotFound'),
  suspended('Receiver'),
  ['Alert', 'is there', 'Ready'],
  suspended('Alert'),
  ['Provider', 'is there', 'Ready'],
  [
    'Provider',
    'is not valid, of an older Flux',
    'Degraded',
    { status: conditions('Ready=False:ValidationFailed') },
  ],
]);

const DISABLED = {
  annotations: { 'fluxcd.controlplane.io/reconcile': 'disabled' },
};

describeRules('flux', 'fluxcd.controlplane.io', [
  ...reconciled(
    'FluxInstance',
    'ReconciliationSucceeded',
    'ReconciliationFailed',
  ),
  ...reconciled('ResourceSet', 'ReconciliationSucceeded', 'BuildFailed'),
  ['FluxInstance', 'is disabled', 'Suspended', { metadata: DISABLED }],
  [
    'ResourceSet',
    'is ready and disabled',
    'Suspended',
    {
      metadata: DISABLED,
      status: conditions('Ready=True:ReconciliationSucceeded'),
    },
  ],
]);

describeRules('flux', 'infra.contrib.fluxcd.io', [
  ...reconciled('Terraform', 'TerraformAppliedSucceed', 'TFExecApplyFailed'),
  suspended('Terraform'),
]);
