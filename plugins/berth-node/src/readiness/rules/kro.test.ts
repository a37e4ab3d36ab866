import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('kro', 'kro.run', [
  ['ResourceGraphDefinition', 'nobody has reported on', 'Provisioning'],
  [
    'ResourceGraphDefinition',
    'is served',
    'Ready',
    {
      status: {
        state: 'Active',
        ...conditions(
          'GraphAccepted=True:Valid',
          'KindReady=True:Ready',
          'ControllerReady=True:Running',
          'Ready=True:Ready',
        ),
      },
    },
  ],
  [
    'ResourceGraphDefinition',
    'is served, by an older kro',
    'Ready',
    {
      status: {
        state: 'Active',
        ...conditions(
          'GraphVerified=True',
          'CustomResourceDefinitionSynced=True',
          'ReconcilerReady=True',
        ),
      },
    },
  ],
  [
    'ResourceGraphDefinition',
    'is not valid',
    'Degraded',
    {
      status: {
        state: 'Inactive',
        ...conditions(
          'GraphAccepted=False:InvalidResourceGraph',
          'Ready=False:InvalidResourceGraph',
        ),
      },
    },
  ],
  [
    'ResourceGraphDefinition',
    'is not served and says no more',
    'Degraded',
    { status: { state: 'Inactive' } },
  ],
  [
    'ResourceGraphDefinition',
    'is served by conditions that have not caught up',
    'Provisioning',
    { status: { state: 'Active', ...conditions('Ready=Unknown:Pending') } },
  ],
  [
    'ResourceGraphDefinition',
    'is melting',
    'Unknown',
    { status: { state: 'Melting', ...conditions('Ready=True') } },
  ],
  ['WebApplication', 'nobody has reported on', 'Provisioning'],
  [
    'WebApplication',
    'is active',
    'Ready',
    {
      status: {
        state: 'ACTIVE',
        ...conditions(
          'InstanceManaged=True',
          'GraphResolved=True',
          'ResourcesReady=True',
          'Ready=True',
        ),
      },
    },
  ],
  [
    'WebApplication',
    'is active, by an older kro',
    'Ready',
    { status: { state: 'ACTIVE', ...conditions('InstanceSynced=True') } },
  ],
  [
    'WebApplication',
    'is active and not ready',
    'Provisioning',
    {
      status: {
        state: 'ACTIVE',
        ...conditions('Ready=False:ResourcesNotReady'),
      },
    },
  ],
  [
    'WebApplication',
    'is in progress',
    'Provisioning',
    { status: { state: 'IN_PROGRESS', ...conditions('Ready=Unknown') } },
  ],
  [
    'WebApplication',
    'has failed',
    'Degraded',
    { status: { state: 'FAILED', ...conditions('Ready=False') } },
  ],
  [
    'WebApplication',
    'has an error',
    'Degraded',
    {
      status: {
        state: 'ERROR',
        ...conditions('Ready=False:ReconciliationFailed'),
      },
    },
  ],
  [
    'WebApplication',
    'is taken apart',
    'Deleting',
    { status: { state: 'DELETING' } },
  ],
  [
    'WebApplication',
    'is melting',
    'Unknown',
    { status: { state: 'MELTING', ...conditions('Ready=True') } },
  ],
]);

describeRules('kro', 'internal.kro.run', [
  ['GraphRevision', 'nobody has reported on', 'Provisioning'],
  [
    'GraphRevision',
    'is ready',
    'Ready',
    { status: conditions('GraphVerified=True', 'Ready=True') },
  ],
  [
    'GraphRevision',
    'is not valid',
    'Degraded',
    {
      status: conditions(
        'GraphVerified=False:InvalidGraph',
        'Ready=False:InvalidGraph',
      ),
    },
  ],
]);
