import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('openfaas', 'openfaas.com', [
  ['Function', 'nobody has reported on', 'Provisioning'],
  [
    'Function',
    'runs',
    'Ready',
    { status: conditions('Ready=True', 'Healthy=True') },
  ],
  [
    'Function',
    'is scaled to zero',
    'Suspended',
    { status: conditions('Ready=True', 'Healthy=False') },
  ],
  [
    'Function',
    'is being deployed',
    'Provisioning',
    { status: conditions('Reconciling=True') },
  ],
  [
    'Function',
    'lacks a Secret',
    'Failed',
    { status: conditions('Reconciling=True', 'Stalled=True:SecretMissing') },
  ],
  [
    'Function',
    'comes up',
    'Provisioning',
    { status: conditions('Ready=True', 'Healthy=Unknown') },
  ],
]);
