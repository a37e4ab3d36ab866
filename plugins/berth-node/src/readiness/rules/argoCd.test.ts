import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('argo-cd', 'argoproj.io', [
  ['Application', 'nobody has reported on', 'Provisioning'],
  [
    'Application',
    'is Healthy',
    'Ready',
    { status: { health: { status: 'Healthy' }, sync: { status: 'Synced' } } },
  ],
  [
    'Application',
    'is Progressing',
    'Provisioning',
    {
      status: { health: { status: 'Progressing' }, sync: { status: 'Synced' } },
    },
  ],
  [
    'Application',
    'is Degraded',
    'Degraded',
    { status: { health: { status: 'Degraded' }, sync: { status: 'Synced' } } },
  ],
  [
    'Application',
    'is Suspended',
    'Suspended',
    { status: { health: { status: 'Suspended' }, sync: { status: 'Synced' } } },
  ],
  [
    'Application',
    'is Missing',
    'Provisioning',
    { status: { health: { status: 'Missing' }, sync: { status: 'Synced' } } },
  ],
  [
    'Application',
    'is Unknown',
    'Unknown',
    { status: { health: { status: 'Unknown' }, sync: { status: 'Synced' } } },
  ],
  [
    'Application',
    'is Melting',
    'Unknown',
    { status: { health: { status: 'Melting' }, sync: { status: 'Synced' } } },
  ],
  [
    'Application',
    'could not be synced',
    'Degraded',
    {
      status: {
        health: { status: 'Healthy' },
        sync: { status: 'OutOfSync' },
        operationState: {
          phase: 'Failed',
          message: 'one or more objects failed to apply',
        },
      },
    },
  ],
  ['ApplicationSet', 'nobody has reported on', 'Provisioning'],
  [
    'ApplicationSet',
    'is up to date',
    'Ready',
    {
      status: conditions(
        'ErrorOccurred=False',
        'ParametersGenerated=True',
        'ResourcesUpToDate=True',
      ),
    },
  ],
  [
    'ApplicationSet',
    'cannot generate',
    'Degraded',
    {
      status: conditions(
        'ErrorOccurred=True:ApplicationParamsGenerationError',
        'ResourcesUpToDate=False',
      ),
    },
  ],
  [
    'ApplicationSet',
    'cannot create',
    'Degraded',
    {
      status: conditions(
        'ErrorOccurred=False',
        'ResourcesUpToDate=False:CreateApplicationError',
      ),
    },
  ],
  [
    'ApplicationSet',
    'rolls out step by step',
    'Provisioning',
    {
      status: conditions(
        'ErrorOccurred=False',
        'ResourcesUpToDate=True',
        'RolloutProgressing=True',
      ),
    },
  ],
  ['AppProject', 'is there', 'Ready'],
  ['ArgoCD', 'is available', 'Ready', { status: { phase: 'Available' } }],
  [
    'ArgoCD',
    'is being installed',
    'Provisioning',
    { status: { phase: 'Pending' } },
  ],
  ['ArgoCD', 'has failed', 'Failed', { status: { phase: 'Failed' } }],
  ['ArgoCD', 'says something new', 'Unknown', { status: { phase: 'Melting' } }],
]);
