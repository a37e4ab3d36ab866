import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('cert-manager', 'cert-manager.io', [
  ['Certificate', 'nobody has reported on', 'Provisioning'],
  [
    'Certificate',
    'is issued',
    'Ready',
    { status: conditions('Ready=True:Ready') },
  ],
  [
    'Certificate',
    'is issued for the first time',
    'Provisioning',
    {
      status: conditions(
        'Ready=False:DoesNotExist',
        'Issuing=True:DoesNotExist',
      ),
    },
  ],
  [
    'Certificate',
    'is renewed',
    'Provisioning',
    { status: conditions('Ready=True:Ready', 'Issuing=True:Renewing') },
  ],
  [
    'Certificate',
    'could not be issued',
    'Degraded',
    { status: conditions('Ready=False:DoesNotExist', 'Issuing=False:Failed') },
  ],
  [
    'Certificate',
    'has expired',
    'Degraded',
    { status: conditions('Ready=False:Expired') },
  ],
  [
    'Issuer',
    'is registered',
    'Ready',
    { status: conditions('Ready=True:ACMEAccountRegistered') },
  ],
  [
    'Issuer',
    'could not be registered',
    'Degraded',
    { status: conditions('Ready=False:ErrRegisterACMEAccount') },
  ],
  ['Issuer', 'nobody has reported on', 'Provisioning'],
  [
    'ClusterIssuer',
    'is registered',
    'Ready',
    { status: conditions('Ready=True:ACMEAccountRegistered') },
  ],
  [
    'ClusterIssuer',
    'could not be registered',
    'Degraded',
    { status: conditions('Ready=False:ErrRegisterACMEAccount') },
  ],
  ['ClusterIssuer', 'nobody has reported on', 'Provisioning'],
  ['CertificateRequest', 'waits for its approval', 'Provisioning'],
  [
    'CertificateRequest',
    'is being signed',
    'Provisioning',
    { status: conditions('Approved=True', 'Ready=False:Pending') },
  ],
  [
    'CertificateRequest',
    'is signed',
    'Ready',
    { status: conditions('Approved=True', 'Ready=True:Issued') },
  ],
  [
    'CertificateRequest',
    'has failed',
    'Failed',
    { status: conditions('Approved=True', 'Ready=False:Failed') },
  ],
  [
    'CertificateRequest',
    'is denied',
    'Failed',
    { status: conditions('Denied=True:Policy', 'Ready=False:Denied') },
  ],
]);

describeRules('cert-manager', 'acme.cert-manager.io', [
  ['Order', 'is pending', 'Provisioning', { status: { state: 'pending' } }],
  [
    'Order',
    'is processing',
    'Provisioning',
    { status: { state: 'processing' } },
  ],
  ['Order', 'is ready', 'Provisioning', { status: { state: 'ready' } }],
  ['Order', 'is valid', 'Ready', { status: { state: 'valid' } }],
  ['Order', 'is invalid', 'Failed', { status: { state: 'invalid' } }],
  ['Order', 'is expired', 'Failed', { status: { state: 'expired' } }],
  ['Order', 'is errored', 'Failed', { status: { state: 'errored' } }],
  ['Order', 'is melting', 'Unknown', { status: { state: 'melting' } }],
  ['Challenge', 'is valid', 'Ready', { status: { state: 'valid' } }],
  ['Challenge', 'nobody has reported on', 'Provisioning'],
]);

describeRules('cert-manager', 'trust.cert-manager.io', [
  ['Bundle', 'is synced', 'Ready', { status: conditions('Synced=True') }],
  [
    'Bundle',
    'is not synced',
    'Degraded',
    { status: conditions('Synced=False:SourceNotFound') },
  ],
]);
