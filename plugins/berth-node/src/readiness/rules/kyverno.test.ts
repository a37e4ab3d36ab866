import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('kyverno', 'kyverno.io', [
  ['Policy', 'nobody has reported on', 'Provisioning'],
  [
    'Policy',
    'is ready',
    'Ready',
    { status: conditions('Ready=True:Succeeded') },
  ],
  [
    'Policy',
    'is not ready',
    'Degraded',
    { status: conditions('Ready=False:Failed') },
  ],
  [
    'Policy',
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown') },
  ],
  [
    'Policy',
    'is ready, by an older Kyverno',
    'Ready',
    { status: { ready: true } },
  ],
  [
    'Policy',
    'is not ready, by an older Kyverno',
    'Degraded',
    { status: { ready: false } },
  ],
  ['ClusterPolicy', 'nobody has reported on', 'Provisioning'],
  [
    'ClusterPolicy',
    'is ready',
    'Ready',
    { status: conditions('Ready=True:Succeeded') },
  ],
  [
    'ClusterPolicy',
    'is not ready',
    'Degraded',
    { status: conditions('Ready=False:Failed') },
  ],
  [
    'ClusterPolicy',
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown') },
  ],
  [
    'ClusterPolicy',
    'is ready, by an older Kyverno',
    'Ready',
    { status: { ready: true } },
  ],
  [
    'ClusterPolicy',
    'is not ready, by an older Kyverno',
    'Degraded',
    { status: { ready: false } },
  ],
  [
    'GlobalContextEntry',
    'is ready',
    'Ready',
    { status: conditions('Ready=True:Succeeded') },
  ],
  [
    'GlobalContextEntry',
    'could not be fetched',
    'Degraded',
    { status: conditions('Ready=False:APICallFailed') },
  ],
  ['UpdateRequest', 'nobody has reported on', 'Provisioning'],
  [
    'UpdateRequest',
    'is Pending',
    'Provisioning',
    { status: { state: 'Pending' } },
  ],
  [
    'UpdateRequest',
    'is Completed',
    'Ready',
    { status: { state: 'Completed' } },
  ],
  ['UpdateRequest', 'is Skip', 'Ready', { status: { state: 'Skip' } }],
  ['UpdateRequest', 'is Failed', 'Failed', { status: { state: 'Failed' } }],
  ['UpdateRequest', 'is Melting', 'Unknown', { status: { state: 'Melting' } }],
  ['PolicyException', 'is there', 'Ready'],
  ['ClusterCleanupPolicy', 'is there', 'Ready'],
]);

describeRules('kyverno', 'policies.kyverno.io', [
  ['ValidatingPolicy', 'nobody has reported on', 'Provisioning'],
  [
    'ValidatingPolicy',
    'is ready',
    'Ready',
    {
      status: {
        conditionStatus: {
          ready: true,
          ...conditions(
            'WebhookConfigured=True',
            'PolicyCached=True',
            'RBACPermissionsGranted=True',
          ),
        },
      },
    },
  ],
  ['MutatingPolicy', 'nobody has reported on', 'Provisioning'],
  [
    'MutatingPolicy',
    'is ready',
    'Ready',
    {
      status: {
        conditionStatus: {
          ready: true,
          ...conditions(
            'WebhookConfigured=True',
            'PolicyCached=True',
            'RBACPermissionsGranted=True',
          ),
        },
      },
    },
  ],
  ['GeneratingPolicy', 'nobody has reported on', 'Provisioning'],
  [
    'GeneratingPolicy',
    'is ready',
    'Ready',
    {
      status: {
        conditionStatus: {
          ready: true,
          ...conditions(
            'WebhookConfigured=True',
            'PolicyCached=True',
            'RBACPermissionsGranted=True',
          ),
        },
      },
    },
  ],
  ['DeletingPolicy', 'nobody has reported on', 'Provisioning'],
  [
    'DeletingPolicy',
    'is ready',
    'Ready',
    {
      status: {
        conditionStatus: {
          ready: true,
          ...conditions(
            'WebhookConfigured=True',
            'PolicyCached=True',
            'RBACPermissionsGranted=True',
          ),
        },
      },
    },
  ],
  ['ImageValidatingPolicy', 'nobody has reported on', 'Provisioning'],
  [
    'ImageValidatingPolicy',
    'is ready',
    'Ready',
    {
      status: {
        conditionStatus: {
          ready: true,
          ...conditions(
            'WebhookConfigured=True',
            'PolicyCached=True',
            'RBACPermissionsGranted=True',
          ),
        },
      },
    },
  ],
  ['NamespacedValidatingPolicy', 'nobody has reported on', 'Provisioning'],
  [
    'NamespacedValidatingPolicy',
    'is ready',
    'Ready',
    {
      status: {
        conditionStatus: {
          ready: true,
          ...conditions(
            'WebhookConfigured=True',
            'PolicyCached=True',
            'RBACPermissionsGranted=True',
          ),
        },
      },
    },
  ],
  [
    'ValidatingPolicy',
    'may not do what it needs',
    'Degraded',
    {
      status: {
        conditionStatus: {
          ready: false,
          ...conditions(
            'WebhookConfigured=True',
            'RBACPermissionsGranted=False:Failed',
          ),
        },
      },
    },
  ],
  [
    'ValidatingPolicy',
    'is not served yet',
    'Provisioning',
    {
      status: {
        conditionStatus: {
          ready: false,
          ...conditions('WebhookConfigured=Unknown'),
        },
      },
    },
  ],
  [
    'ValidatingPolicy',
    'is ready by conditions of an older generation',
    'Provisioning',
    {
      status: {
        conditionStatus: {
          ready: true,
          conditions: [
            {
              type: 'WebhookConfigured',
              status: 'True',
              observedGeneration: 1,
            },
          ],
        },
      },
      metadata: { generation: 2 },
    },
  ],
  [
    'ValidatingPolicy',
    'says nothing of itself',
    'Provisioning',
    { status: { autogen: {} } },
  ],
  ['PolicyException', 'is there', 'Ready'],
]);
