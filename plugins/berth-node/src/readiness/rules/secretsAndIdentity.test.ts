import { conditions, describeRules } from './__testUtils__/describeRules';

const state = (...texts: string[]) => ({ status: conditions(...texts) });

describeRules('vault', 'secrets.hashicorp.com', [
  ['VaultStaticSecret', 'nobody has reported on', 'Provisioning'],
  [
    'VaultStaticSecret',
    'is written',
    'Ready',
    { status: { lastGeneration: 1, secretMAC: 'c2VjcmV0' } },
  ],
  [
    'VaultStaticSecret',
    'was written of an older spec',
    'Provisioning',
    {
      metadata: { generation: 2 },
      status: { lastGeneration: 1, secretMAC: 'c2VjcmV0' },
    },
  ],
  [
    'VaultStaticSecret',
    'is synced',
    'Ready',
    state('Ready=True', 'SecretSynced=True', 'Healthy=True'),
  ],
  [
    'VaultStaticSecret',
    'could not be synced',
    'Degraded',
    state('SecretSynced=False:SecretSyncError', 'Healthy=True'),
  ],
  [
    'VaultStaticSecret',
    'is not well',
    'Degraded',
    state('SecretSynced=True', 'Healthy=False'),
  ],
  [
    'VaultDynamicSecret',
    'has its lease',
    'Ready',
    { status: { lastGeneration: 1, secretLease: { id: 'database/creds/1' } } },
  ],
  [
    'VaultDynamicSecret',
    'has no lease yet',
    'Provisioning',
    { status: { lastGeneration: 0, secretLease: { id: '' } } },
  ],
  [
    'VaultPKISecret',
    'is issued',
    'Ready',
    { status: { valid: true, serialNumber: '7f:1a', lastGeneration: 1 } },
  ],
  [
    'VaultPKISecret',
    'could not be issued',
    'Degraded',
    { status: { error: 'no such role', serialNumber: '7f:1a' } },
  ],
  ['VaultAuth', 'nobody has reported on', 'Provisioning'],
  ['VaultAuth', 'is accepted', 'Ready', { status: { valid: true, error: '' } }],
  [
    'VaultAuth',
    'is not accepted',
    'Degraded',
    { status: { valid: false, error: 'InvalidResource' } },
  ],
  [
    'VaultConnection',
    'cannot be reached',
    'Degraded',
    { status: { valid: false } },
  ],
]);

describeRules('vault', 'vault.banzaicloud.com', [
  ['Vault', 'nobody has reported on', 'Provisioning'],
  ['Vault', 'is healthy', 'Ready', state('Healthy=True')],
  ['Vault', 'is not healthy yet', 'Provisioning', state('Healthy=False')],
]);

const attempts = (failedAt: string, succeededAt: string) => ({
  status: {
    conditions: [
      {
        type: 'ReconcileFailed',
        status: 'False',
        reason: 'LastReconcileCycleFailed',
        message: 'permission denied',
        lastTransitionTime: failedAt,
      },
      {
        type: 'ReconcileSuccessful',
        status: 'True',
        reason: 'LastReconcileCycleSucceded',
        lastTransitionTime: succeededAt,
      },
    ],
  },
});

describeRules('vault', 'redhatcop.redhat.io', [
  ['Policy', 'nobody has reported on', 'Provisioning'],
  [
    'Policy',
    'is reconciled',
    'Ready',
    state('ReconcileSuccessful=True:LastReconcileCycleSucceded'),
  ],
  [
    'Policy',
    'could not be reconciled',
    'Degraded',
    state('ReconcileFailed=False:LastReconcileCycleFailed'),
  ],
  [
    'Policy',
    'could not be reconciled, by the older condition',
    'Degraded',
    state('ReconcileError=True:LastReconcileCycleFailed'),
  ],
  [
    'Policy',
    'has failed since it was reconciled',
    'Degraded',
    attempts('2026-01-02T04:00:00Z', '2026-01-02T03:00:00Z'),
  ],
  [
    'Policy',
    'is reconciled since it has failed',
    'Ready',
    attempts('2026-01-02T03:00:00Z', '2026-01-02T04:00:00Z'),
  ],
  [
    'Policy',
    'does not say which of two came last',
    'Degraded',
    state('ReconcileSuccessful=True', 'ReconcileFailed=False'),
  ],
  ['Policy', 'says something new', 'Provisioning', state('Melting=True')],
]);

describeRules('keycloak', 'k8s.keycloak.org', [
  ['Keycloak', 'nobody has reported on', 'Provisioning'],
  [
    'Keycloak',
    'is ready',
    'Ready',
    state('Ready=True', 'HasErrors=False', 'RollingUpdate=False'),
  ],
  [
    'Keycloak',
    'comes up',
    'Provisioning',
    state('Ready=False', 'HasErrors=False'),
  ],
  [
    'Keycloak',
    'is not known',
    'Provisioning',
    state('Ready=Unknown', 'HasErrors=False'),
  ],
  [
    'Keycloak',
    'is being replaced pod by pod',
    'Provisioning',
    state('Ready=True', 'HasErrors=False', 'RollingUpdate=True'),
  ],
  ['Keycloak', 'has errors', 'Degraded', state('Ready=True', 'HasErrors=True')],
  ['KeycloakRealmImport', 'nobody has reported on', 'Provisioning'],
  [
    'KeycloakRealmImport',
    'runs',
    'Provisioning',
    state('Done=False', 'Started=True', 'HasErrors=False'),
  ],
  [
    'KeycloakRealmImport',
    'is done',
    'Ready',
    state('Done=True', 'Started=False', 'HasErrors=False'),
  ],
  [
    'KeycloakRealmImport',
    'has failed',
    'Failed',
    state('Done=False', 'Started=False', 'HasErrors=True'),
  ],
]);

describeRules('keycloak', 'keycloak.org', [
  ['Keycloak', 'nobody has reported on', 'Provisioning'],
  [
    'Keycloak',
    'is set up',
    'Provisioning',
    { status: { phase: 'initialising', ready: false } },
  ],
  [
    'Keycloak',
    'is ready',
    'Ready',
    { status: { phase: 'reconciling', ready: true } },
  ],
  [
    'KeycloakRealm',
    'could not be made',
    'Degraded',
    { status: { phase: 'failing', ready: false, message: 'no such host' } },
  ],
  [
    'KeycloakRealm',
    'was ready and could not be changed',
    'Degraded',
    { status: { phase: 'failing', ready: true } },
  ],
]);

describeRules('1password', 'onepassword.com', [
  ['OnePasswordItem', 'nobody has reported on', 'Provisioning'],
  ['OnePasswordItem', 'is synced', 'Ready', state('Ready=True')],
  ['OnePasswordItem', 'could not be read', 'Degraded', state('Ready=False')],
  ['OnePasswordItem', 'is not known', 'Provisioning', state('Ready=Unknown')],
]);

const TO_SYNC = 'secrets.infisical.com/ReadyToSyncSecrets';
const RECONCILE = 'secrets.infisical.com/Reconcile';

describeRules('infisical', 'secrets.infisical.com', [
  ['InfisicalSecret', 'nobody has reported on', 'Provisioning'],
  ['InfisicalSecret', 'is synced', 'Ready', state(`${TO_SYNC}=True:OK`)],
  [
    'InfisicalSecret',
    'could not be synced',
    'Degraded',
    state(`${TO_SYNC}=False:Error`),
  ],
  [
    'InfisicalSecret',
    'has its token and no more',
    'Provisioning',
    state('secrets.infisical.com/LoadedInfisicalToken=True:OK'),
  ],
  ['InfisicalDynamicSecret', 'is made', 'Ready', state(`${RECONCILE}=True:OK`)],
  [
    'InfisicalDynamicSecret',
    'could not be made',
    'Degraded',
    state(`${RECONCILE}=False:Error`),
  ],
  ['InfisicalPushSecret', 'is pushed', 'Ready', state(`${RECONCILE}=True:OK`)],
  [
    'InfisicalPushSecret',
    'could not be pushed, as its reason says',
    'Degraded',
    state(`${RECONCILE}=True:Error`),
  ],
]);

describeRules('secrets-store-csi', 'secrets-store.csi.x-k8s.io', [
  ['SecretProviderClass', 'is there', 'Ready'],
  [
    'SecretProviderClassPodStatus',
    'tells of a pod',
    'Ready',
    { status: { mounted: true, podName: 'orders-1' } },
  ],
]);

describeRules('dex', 'dex.coreos.com', [['OAuth2Client', 'is there', 'Ready']]);
