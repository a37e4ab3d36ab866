import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('keda', 'keda.sh', [
  ['ScaledObject', 'nobody has reported on', 'Provisioning'],
  [
    'ScaledObject',
    'is ready and has nothing to do',
    'Ready',
    {
      status: conditions(
        'Ready=True',
        'Active=False',
        'Fallback=False',
        'Paused=Unknown',
      ),
    },
  ],
  [
    'ScaledObject',
    'is not valid',
    'Degraded',
    {
      status: conditions(
        'Ready=False:ScaledObjectCheckFailed',
        'Active=Unknown',
      ),
    },
  ],
  [
    'ScaledObject',
    'falls back',
    'Degraded',
    { status: conditions('Ready=True', 'Fallback=True:FallbackExists') },
  ],
  [
    'ScaledObject',
    'is paused',
    'Suspended',
    { status: conditions('Ready=True', 'Paused=True:ScaledObjectPaused') },
  ],
  [
    'ScaledObject',
    'is to be paused',
    'Suspended',
    { metadata: { annotations: { 'autoscaling.keda.sh/paused': 'true' } } },
  ],
  [
    'ScaledObject',
    'is to be paused at a number',
    'Suspended',
    {
      metadata: { annotations: { 'autoscaling.keda.sh/paused-replicas': '0' } },
    },
  ],
  [
    'ScaledObject',
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown') },
  ],
  ['ScaledJob', 'nobody has reported on', 'Provisioning'],
  [
    'ScaledJob',
    'is ready and has nothing to do',
    'Ready',
    {
      status: conditions(
        'Ready=True',
        'Active=False',
        'Fallback=False',
        'Paused=Unknown',
      ),
    },
  ],
  [
    'ScaledJob',
    'is not valid',
    'Degraded',
    {
      status: conditions(
        'Ready=False:ScaledObjectCheckFailed',
        'Active=Unknown',
      ),
    },
  ],
  [
    'ScaledJob',
    'falls back',
    'Degraded',
    { status: conditions('Ready=True', 'Fallback=True:FallbackExists') },
  ],
  [
    'ScaledJob',
    'is paused',
    'Suspended',
    { status: conditions('Ready=True', 'Paused=True:ScaledObjectPaused') },
  ],
  [
    'ScaledJob',
    'is to be paused',
    'Suspended',
    { metadata: { annotations: { 'autoscaling.keda.sh/paused': 'true' } } },
  ],
  [
    'ScaledJob',
    'is to be paused at a number',
    'Suspended',
    {
      metadata: { annotations: { 'autoscaling.keda.sh/paused-replicas': '0' } },
    },
  ],
  [
    'ScaledJob',
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown') },
  ],
  ['TriggerAuthentication', 'is there', 'Ready'],
]);

describeRules('keda', 'http.keda.sh', [
  [
    'HTTPScaledObject',
    'is ready',
    'Ready',
    { status: conditions('Ready=True') },
  ],
  ['HTTPScaledObject', 'waits', 'Provisioning'],
]);
