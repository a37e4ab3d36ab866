import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

const syncedAt = (syncedResourceVersion: string, spec = {}) => ({
  spec,
  metadata: { generation: 2 },
  status: { ...conditions('Ready=True:SecretSynced'), syncedResourceVersion },
});

/** What is synchronised says of which generation it was. */
const synced = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [
    kind,
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown') },
  ],
  [kind, 'is synced as it is now', 'Ready', syncedAt('2-0123abcd')],
  [
    kind,
    'was synced before its change',
    'Provisioning',
    syncedAt('1-0123abcd'),
  ],
  [
    kind,
    'is synced at a version that says nothing',
    'Ready',
    syncedAt('melting'),
  ],
  [
    kind,
    'was created once, before its change',
    'Ready',
    syncedAt('1-0123abcd', { refreshPolicy: 'CreatedOnce' }),
  ],
];

const store = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [kind, 'is valid', 'Ready', { status: conditions('Ready=True:Valid') }],
  // Its credentials lie in other namespaces, so that only secrets can tell.
  [
    kind,
    'cannot be validated',
    'Ready',
    { status: conditions('Ready=True:ValidationUnknown') },
  ],
  ...[
    'InvalidStoreConfiguration',
    'InvalidProviderConfig',
    'ValidationFailed',
  ].map(
    (reason): RuleCase => [
      kind,
      `is not ready for ${reason}`,
      'Degraded',
      { status: conditions(`Ready=False:${reason}`) },
    ],
  ),
  [
    kind,
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown') },
  ],
];

const clusterWide = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [kind, 'is in all namespaces', 'Ready', { status: conditions('Ready=True') }],
  [
    kind,
    'is not in all namespaces',
    'Degraded',
    { status: conditions('Ready=False') },
  ],
  [
    kind,
    'has failed, in an older version',
    'Degraded',
    { status: conditions('NotReady=True') },
  ],
  [
    kind,
    'is in some namespaces, in an older version',
    'Degraded',
    { status: conditions('PartiallyReady=True', 'Ready=True') },
  ],
  [
    kind,
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown') },
  ],
];

describeRules('external-secrets', 'external-secrets.io', [
  ...synced('ExternalSecret'),
  [
    'ExternalSecret',
    'is synced',
    'Ready',
    { status: conditions('Ready=True:SecretSynced') },
  ],
  [
    'ExternalSecret',
    'could not be synced',
    'Degraded',
    { status: conditions('Ready=False:SecretSyncedError') },
  ],
  [
    'ExternalSecret',
    'has lost its secret',
    'Degraded',
    { status: conditions('Ready=False:SecretMissing') },
  ],
  ...synced('PushSecret'),
  [
    'PushSecret',
    'is synced',
    'Ready',
    { status: conditions('Ready=True:Synced') },
  ],
  [
    'PushSecret',
    'could not be pushed',
    'Degraded',
    { status: conditions('Ready=False:Errored') },
  ],
  ...store('SecretStore'),
  ...store('ClusterSecretStore'),
  ...clusterWide('ClusterExternalSecret'),
  ...clusterWide('ClusterPushSecret'),
]);

describeRules('external-secrets', 'generators.external-secrets.io', [
  ['Password', 'is there', 'Ready'],
]);
