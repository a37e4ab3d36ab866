import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('argo-events', 'argoproj.io', [
  ['EventBus', 'nobody has reported on', 'Provisioning'],
  [
    'EventBus',
    'is deployed',
    'Ready',
    { status: conditions('Configured=True', 'Deployed=True') },
  ],
  [
    'EventBus',
    'cannot be deployed',
    'Degraded',
    {
      status: conditions(
        'Configured=True',
        'Deployed=False:JetStreamStatefulSetFailed',
      ),
    },
  ],
  [
    'EventBus',
    'is being deployed',
    'Provisioning',
    { status: conditions('Configured=True', 'Deployed=Unknown') },
  ],
  [
    'EventSource',
    'is deployed',
    'Ready',
    { status: conditions('SourcesProvided=True', 'Deployed=True') },
  ],
  [
    'EventSource',
    'is not valid',
    'Degraded',
    {
      status: conditions(
        'SourcesProvided=False:InvalidEventSource',
        'Deployed=Unknown',
      ),
    },
  ],
  [
    'Sensor',
    'is deployed',
    'Ready',
    {
      status: conditions(
        'DependenciesProvided=True',
        'TriggersProvided=True',
        'Deployed=True',
      ),
    },
  ],
  [
    'Sensor',
    'is not deployed yet',
    'Provisioning',
    {
      status: conditions('DependenciesProvided=True', 'TriggersProvided=True'),
    },
  ],
  [
    'Sensor',
    'has no valid trigger',
    'Degraded',
    {
      status: conditions(
        'DependenciesProvided=True',
        'TriggersProvided=False:InvalidTriggers',
      ),
    },
  ],
]);
