import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('kubernetes-api', 'apiextensions.k8s.io', [
  ['CustomResourceDefinition', 'nobody has reported on', 'Provisioning'],
  [
    'CustomResourceDefinition',
    'is established',
    'Ready',
    {
      status: conditions(
        'NamesAccepted=True:NoConflicts',
        'Established=True:InitialNamesAccepted',
      ),
    },
  ],
  [
    'CustomResourceDefinition',
    'is being installed',
    'Provisioning',
    {
      status: conditions('NamesAccepted=True', 'Established=False:Installing'),
    },
  ],
  [
    'CustomResourceDefinition',
    'collides with another',
    'Failed',
    {
      status: conditions(
        'NamesAccepted=False:ListKindConflict',
        'Established=False:NotAccepted',
      ),
    },
  ],
  [
    'CustomResourceDefinition',
    'has no structural schema',
    'Degraded',
    {
      status: conditions(
        'NamesAccepted=True',
        'Established=True',
        'NonStructuralSchema=True:Violations',
      ),
    },
  ],
  [
    'CustomResourceDefinition',
    'is being removed',
    'Deleting',
    {
      status: conditions(
        'Established=True',
        'Terminating=True:InstanceDeletionInProgress',
      ),
    },
  ],
]);

describeRules('kubernetes-api', 'apiregistration.k8s.io', [
  [
    'APIService',
    'answers',
    'Ready',
    { status: conditions('Available=True:Passed') },
  ],
  [
    'APIService',
    'does not answer',
    'Provisioning',
    { status: conditions('Available=False:MissingEndpoints') },
  ],
]);

describeRules('kubernetes-api', 'certificates.k8s.io', [
  [
    'CertificateSigningRequest',
    'is signed',
    'Ready',
    { status: { ...conditions('Approved=True'), certificate: 'bG9jYWw=' } },
  ],
  [
    'CertificateSigningRequest',
    'is approved',
    'Provisioning',
    { status: conditions('Approved=True:AutoApproved') },
  ],
  ['CertificateSigningRequest', 'waits', 'Provisioning'],
  [
    'CertificateSigningRequest',
    'is denied',
    'Failed',
    { status: conditions('Denied=True:NotAllowed') },
  ],
]);

describeRules('kubernetes-api', 'admissionregistration.k8s.io', [
  ['ValidatingAdmissionPolicy', 'is there', 'Ready'],
  [
    'ValidatingAdmissionPolicy',
    'cannot hold',
    'Degraded',
    {
      status: {
        typeChecking: {
          expressionWarnings: [
            {
              fieldRef: 'spec.validations[0].expression',
              warning: 'undefined field',
            },
          ],
        },
      },
    },
  ],
  ['ValidatingWebhookConfiguration', 'is there', 'Ready'],
]);

describeRules('kubernetes-api', 'resource.k8s.io', [
  [
    'ResourceClaim',
    'is allocated',
    'Ready',
    { status: { allocation: { devices: { results: [] } } } },
  ],
  ['ResourceClaim', 'waits for a pod', 'Provisioning'],
  ['DeviceClass', 'is there', 'Ready'],
]);
