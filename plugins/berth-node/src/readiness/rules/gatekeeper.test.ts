import { describeRules, type RuleCase } from './__testUtils__/describeRules';

const pod = (parts: Record<string, unknown> = {}) => ({
  id: 'audit-1',
  observedGeneration: 2,
  ...parts,
});
const metadata = { generation: 2 };
const broken = pod({
  errors: [{ code: 'ingest_error', message: 'rego_parse_error' }],
});
const older = pod({ id: 'webhook-1', observedGeneration: 1 });

describeRules('gatekeeper', 'templates.gatekeeper.sh', [
  ['ConstraintTemplate', 'nobody has reported on', 'Provisioning'],
  [
    'ConstraintTemplate',
    'is created',
    'Ready',
    { metadata, status: { created: true, byPod: [pod()] } },
  ],
  [
    'ConstraintTemplate',
    'is not created yet',
    'Provisioning',
    { status: { byPod: [pod()] } },
  ],
  [
    'ConstraintTemplate',
    'is not valid',
    'Failed',
    { metadata, status: { created: true, byPod: [pod(), broken] } },
  ],
  [
    'ConstraintTemplate',
    'not every pod has seen the change of',
    'Provisioning',
    { metadata, status: { created: true, byPod: [pod(), older] } },
  ],
  [
    'ConstraintTemplate',
    'was not valid before its change',
    'Provisioning',
    {
      metadata,
      status: { created: true, byPod: [{ ...broken, observedGeneration: 1 }] },
    },
  ],
]);

const enforced = (parts = {}) => pod({ enforced: true, ...parts });

describeRules('gatekeeper', 'constraints.gatekeeper.sh', [
  ['K8sRequiredLabels', 'nobody has reported on', 'Provisioning'],
  [
    'K8sRequiredLabels',
    'is enforced',
    'Ready',
    { metadata, status: { byPod: [enforced()] } },
  ],
  [
    'K8sRequiredLabels',
    'is enforced and violated',
    'Ready',
    { metadata, status: { totalViolations: 30, byPod: [enforced()] } },
  ],
  [
    'K8sRequiredLabels',
    'has been audited',
    'Ready',
    { status: { totalViolations: 0 } },
  ],
  [
    'K8sRequiredLabels',
    'no pod has taken',
    'Provisioning',
    { status: { byPod: [] } },
  ],
  [
    'K8sRequiredLabels',
    'is not enforced yet',
    'Provisioning',
    { status: { byPod: [pod({ enforced: false })] } },
  ],
  [
    'K8sRequiredLabels',
    'has an error',
    'Degraded',
    { metadata, status: { byPod: [enforced(), broken] } },
  ],
  [
    'K8sRequiredLabels',
    'not every pod has seen the change of',
    'Provisioning',
    {
      metadata,
      status: {
        totalViolations: 0,
        byPod: [enforced(), enforced({ observedGeneration: 1 })],
      },
    },
  ],
]);

const taken = (kind: string): RuleCase[] => [
  [kind, 'is there', 'Ready'],
  [
    kind,
    'each pod has taken',
    'Ready',
    { metadata, status: { byPod: [pod()] } },
  ],
  [kind, 'no pod has taken', 'Ready', { status: { byPod: [] } }],
  [
    kind,
    'a pod cannot take',
    'Degraded',
    { metadata, status: { byPod: [pod(), broken] } },
  ],
  [
    kind,
    'a pod cannot take and does not say why',
    'Degraded',
    { metadata, status: { byPod: [pod({ errors: [{}] })] } },
  ],
  [
    kind,
    'not every pod has seen the change of',
    'Provisioning',
    { metadata, status: { byPod: [pod(), older] } },
  ],
];

describeRules('gatekeeper', 'mutations.gatekeeper.sh', [
  ...taken('Assign'),
  ...taken('AssignMetadata'),
  ...taken('ModifySet'),
]);
describeRules('gatekeeper', 'config.gatekeeper.sh', taken('Config'));
describeRules('gatekeeper', 'externaldata.gatekeeper.sh', taken('Provider'));
describeRules(
  'gatekeeper',
  'expansion.gatekeeper.sh',
  taken('ExpansionTemplate'),
);
describeRules('gatekeeper', 'connection.gatekeeper.sh', taken('Connection'));
describeRules('gatekeeper', 'syncset.gatekeeper.sh', [
  ['SyncSet', 'is there', 'Ready'],
]);
describeRules('gatekeeper', 'status.gatekeeper.sh', [
  ['ConstraintPodStatus', 'is there', 'Ready'],
]);
