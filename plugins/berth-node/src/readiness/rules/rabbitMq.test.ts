import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('rabbitmq', 'rabbitmq.com', [
  ['RabbitmqCluster', 'nobody has reported on', 'Provisioning'],
  [
    'RabbitmqCluster',
    'is ready',
    'Ready',
    {
      status: conditions(
        'AllReplicasReady=True:AllPodsAreReady',
        'ClusterAvailable=True:AtLeastOneEndpointAvailable',
        'NoWarnings=True:NoWarnings',
        'ReconcileSuccess=True:Success',
      ),
    },
  ],
  [
    'RabbitmqCluster',
    'is ready and has a warning',
    'Ready',
    {
      status: conditions(
        'AllReplicasReady=True:AllPodsAreReady',
        'ClusterAvailable=True:AtLeastOneEndpointAvailable',
        'NoWarnings=False:MemoryRequestAndLimitDifferent',
        'ReconcileSuccess=True:Success',
      ),
    },
  ],
  [
    'RabbitmqCluster',
    'is taken up',
    'Provisioning',
    {
      status: conditions(
        'AllReplicasReady=Unknown:Initialising',
        'ClusterAvailable=Unknown:Initialising',
        'ReconcileSuccess=Unknown:Initialising',
      ),
    },
  ],
  [
    'RabbitmqCluster',
    'comes up',
    'Provisioning',
    {
      status: conditions(
        'AllReplicasReady=False:NotAllPodsReady',
        'ClusterAvailable=False:NoEndpointsAvailable',
        'ReconcileSuccess=True:Success',
      ),
    },
  ],
  [
    'RabbitmqCluster',
    'misses some replicas',
    'Provisioning',
    {
      status: conditions(
        'AllReplicasReady=False:NotAllPodsReady',
        'ClusterAvailable=True:AtLeastOneEndpointAvailable',
        'ReconcileSuccess=True:Success',
      ),
    },
  ],
  [
    'RabbitmqCluster',
    'could not be reconciled',
    'Degraded',
    {
      status: conditions(
        'AllReplicasReady=True',
        'ClusterAvailable=True',
        'ReconcileSuccess=False:Error',
      ),
    },
  ],
  [
    'RabbitmqCluster',
    'is available and says no more',
    'Provisioning',
    { status: conditions('ClusterAvailable=True') },
  ],
  [
    'RabbitmqCluster',
    'is paused by a label',
    'Suspended',
    { metadata: { labels: { 'rabbitmq.com/pauseReconciliation': 'true' } } },
  ],
  [
    'RabbitmqCluster',
    'has a label that pauses nothing',
    'Provisioning',
    { metadata: { labels: { 'rabbitmq.com/pauseReconciliation': 'false' } } },
  ],
  ['Queue', 'nobody has reported on', 'Provisioning'],
  [
    'Queue',
    'is there',
    'Ready',
    { status: conditions('Ready=True:SuccessfulCreateOrUpdate') },
  ],
  [
    'Queue',
    'could not be made',
    'Degraded',
    { status: conditions('Ready=False:FailedCreateOrUpdate') },
  ],
  [
    'User',
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown') },
  ],
]);
