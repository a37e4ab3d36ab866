import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('knative', 'serving.knative.dev', [
  ['Service', 'is ready', 'Ready', { status: conditions('Ready=True') }],
  [
    'Service',
    'is at work',
    'Provisioning',
    { status: conditions('Ready=Unknown:Deploying') },
  ],
  [
    'Service',
    'has failed',
    'Degraded',
    { status: conditions('Ready=False:RevisionFailed') },
  ],
  ['Service', 'nobody has reported on', 'Provisioning'],
  ['Configuration', 'is ready', 'Ready', { status: conditions('Ready=True') }],
  [
    'Configuration',
    'is at work',
    'Provisioning',
    { status: conditions('Ready=Unknown:Deploying') },
  ],
  [
    'Configuration',
    'has failed',
    'Degraded',
    { status: conditions('Ready=False:RevisionFailed') },
  ],
  ['Configuration', 'nobody has reported on', 'Provisioning'],
  ['Route', 'is ready', 'Ready', { status: conditions('Ready=True') }],
  [
    'Route',
    'is at work',
    'Provisioning',
    { status: conditions('Ready=Unknown:Deploying') },
  ],
  [
    'Route',
    'has failed',
    'Degraded',
    { status: conditions('Ready=False:RevisionFailed') },
  ],
  ['Route', 'nobody has reported on', 'Provisioning'],
  ['DomainMapping', 'is ready', 'Ready', { status: conditions('Ready=True') }],
  [
    'DomainMapping',
    'is at work',
    'Provisioning',
    { status: conditions('Ready=Unknown:Deploying') },
  ],
  [
    'DomainMapping',
    'has failed',
    'Degraded',
    { status: conditions('Ready=False:RevisionFailed') },
  ],
  ['DomainMapping', 'nobody has reported on', 'Provisioning'],
]);

describeRules('knative', 'eventing.knative.dev', [
  ['Broker', 'is ready', 'Ready', { status: conditions('Ready=True') }],
  [
    'Broker',
    'is at work',
    'Provisioning',
    { status: conditions('Ready=Unknown:Deploying') },
  ],
  [
    'Broker',
    'has failed',
    'Degraded',
    { status: conditions('Ready=False:RevisionFailed') },
  ],
  ['Broker', 'nobody has reported on', 'Provisioning'],
  ['Trigger', 'is ready', 'Ready', { status: conditions('Ready=True') }],
  [
    'Trigger',
    'is at work',
    'Provisioning',
    { status: conditions('Ready=Unknown:Deploying') },
  ],
  [
    'Trigger',
    'has failed',
    'Degraded',
    { status: conditions('Ready=False:RevisionFailed') },
  ],
  ['Trigger', 'nobody has reported on', 'Provisioning'],
]);

describeRules('knative', 'sources.knative.dev', [
  ['PingSource', 'is ready', 'Ready', { status: conditions('Ready=True') }],
  [
    'PingSource',
    'is at work',
    'Provisioning',
    { status: conditions('Ready=Unknown:Deploying') },
  ],
  [
    'PingSource',
    'has failed',
    'Degraded',
    { status: conditions('Ready=False:RevisionFailed') },
  ],
  ['PingSource', 'nobody has reported on', 'Provisioning'],
]);

describeRules('knative', 'messaging.knative.dev', [
  ['Channel', 'is ready', 'Ready', { status: conditions('Ready=True') }],
  [
    'Channel',
    'is at work',
    'Provisioning',
    { status: conditions('Ready=Unknown:Deploying') },
  ],
  [
    'Channel',
    'has failed',
    'Degraded',
    { status: conditions('Ready=False:RevisionFailed') },
  ],
  ['Channel', 'nobody has reported on', 'Provisioning'],
]);

describeRules('knative', 'flows.knative.dev', [
  ['Sequence', 'is ready', 'Ready', { status: conditions('Ready=True') }],
  [
    'Sequence',
    'is at work',
    'Provisioning',
    { status: conditions('Ready=Unknown:Deploying') },
  ],
  [
    'Sequence',
    'has failed',
    'Degraded',
    { status: conditions('Ready=False:RevisionFailed') },
  ],
  ['Sequence', 'nobody has reported on', 'Provisioning'],
]);

describeRules('knative', 'serving.knative.dev', [
  [
    'Revision',
    'is scaled to zero',
    'Ready',
    { status: conditions('Ready=True', 'Active=False:NoTraffic') },
  ],
]);
