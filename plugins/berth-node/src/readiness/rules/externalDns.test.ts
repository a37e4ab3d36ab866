import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('external-dns', 'externaldns.k8s.io', [
  ['DNSEndpoint', 'nobody has reported on', 'Provisioning'],
  [
    'DNSEndpoint',
    'has been taken up',
    'Ready',
    { metadata: { generation: 2 }, status: { observedGeneration: 2 } },
  ],
  [
    'DNSEndpoint',
    'has been taken up before its change',
    'Provisioning',
    { metadata: { generation: 2 }, status: { observedGeneration: 1 } },
  ],
  [
    'DNSEndpoint',
    'has a status that says nothing',
    'Provisioning',
    { status: { observedGeneration: 'melting' } },
  ],
  ['DNSRecord', 'nobody has reported on', 'Provisioning'],
  [
    'DNSRecord',
    'is programmed',
    'Ready',
    { status: conditions('Programmed=True') },
  ],
  [
    'DNSRecord',
    'could not be programmed',
    'Degraded',
    { status: conditions('Programmed=False') },
  ],
  [
    'DNSRecord',
    'is not known',
    'Provisioning',
    { status: conditions('Programmed=Unknown') },
  ],
  [
    'DNSRecord',
    'is only accepted',
    'Provisioning',
    { status: conditions('Accepted=True') },
  ],
]);
