import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('sealed-secrets', 'bitnami.com', [
  ['SealedSecret', 'nobody has reported on', 'Provisioning'],
  [
    'SealedSecret',
    'has a generation and no condition',
    'Provisioning',
    { status: { observedGeneration: 1 } },
  ],
  [
    'SealedSecret',
    'is unsealed',
    'Ready',
    { status: conditions('Synced=True') },
  ],
  [
    'SealedSecret',
    'could not be unsealed',
    'Degraded',
    { status: conditions('Synced=False') },
  ],
  [
    'SealedSecret',
    'is not known',
    'Provisioning',
    { status: conditions('Synced=Unknown') },
  ],
  [
    'SealedSecret',
    'says something else',
    'Provisioning',
    { status: conditions('Melting=True') },
  ],
]);
