import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('kueue', 'kueue.x-k8s.io', [
  ['ClusterQueue', 'nobody has reported on', 'Provisioning'],
  [
    'ClusterQueue',
    'is active',
    'Ready',
    { status: conditions('Active=True:Ready') },
  ],
  [
    'ClusterQueue',
    'is not active',
    'Degraded',
    { status: conditions('Active=False:FlavorNotFound') },
  ],
  [
    'ClusterQueue',
    'is not known',
    'Provisioning',
    { status: conditions('Active=Unknown') },
  ],
  [
    'ClusterQueue',
    'says nothing of that',
    'Provisioning',
    { status: conditions('Melting=True') },
  ],
  ['LocalQueue', 'nobody has reported on', 'Provisioning'],
  [
    'LocalQueue',
    'is active',
    'Ready',
    { status: conditions('Active=True:Ready') },
  ],
  [
    'LocalQueue',
    'is not active',
    'Degraded',
    { status: conditions('Active=False:ClusterQueueDoesNotExist') },
  ],
  [
    'LocalQueue',
    'is not known',
    'Provisioning',
    { status: conditions('Active=Unknown') },
  ],
  [
    'LocalQueue',
    'says nothing of that',
    'Provisioning',
    { status: conditions('Melting=True') },
  ],
  ['AdmissionCheck', 'nobody has reported on', 'Provisioning'],
  [
    'AdmissionCheck',
    'is active',
    'Ready',
    { status: conditions('Active=True:Ready') },
  ],
  [
    'AdmissionCheck',
    'is not active',
    'Degraded',
    { status: conditions('Active=False:BadConfig') },
  ],
  [
    'AdmissionCheck',
    'is not known',
    'Provisioning',
    { status: conditions('Active=Unknown') },
  ],
  [
    'AdmissionCheck',
    'says nothing of that',
    'Provisioning',
    { status: conditions('Melting=True') },
  ],
  ['MultiKueueCluster', 'nobody has reported on', 'Provisioning'],
  [
    'MultiKueueCluster',
    'is active',
    'Ready',
    { status: conditions('Active=True:Ready') },
  ],
  [
    'MultiKueueCluster',
    'is not active',
    'Degraded',
    { status: conditions('Active=False:ClientConnectionFailed') },
  ],
  [
    'MultiKueueCluster',
    'is not known',
    'Provisioning',
    { status: conditions('Active=Unknown') },
  ],
  [
    'MultiKueueCluster',
    'says nothing of that',
    'Provisioning',
    { status: conditions('Melting=True') },
  ],
  [
    'ClusterQueue',
    'is stopped',
    'Suspended',
    { status: conditions('Active=False:Stopped') },
  ],
  [
    'ClusterQueue',
    'is to hold',
    'Suspended',
    { status: conditions('Active=True:Ready'), spec: { stopPolicy: 'Hold' } },
  ],
  [
    'ClusterQueue',
    'is to drain',
    'Suspended',
    {
      status: conditions('Active=True:Ready'),
      spec: { stopPolicy: 'HoldAndDrain' },
    },
  ],
  [
    'ClusterQueue',
    'is to go on',
    'Ready',
    { status: conditions('Active=True:Ready'), spec: { stopPolicy: 'None' } },
  ],
  [
    'LocalQueue',
    'is stopped',
    'Suspended',
    { status: conditions('Active=False:Stopped') },
  ],
  [
    'LocalQueue',
    'is to hold',
    'Suspended',
    { status: conditions('Active=True:Ready'), spec: { stopPolicy: 'Hold' } },
  ],
  [
    'LocalQueue',
    'is to drain',
    'Suspended',
    {
      status: conditions('Active=True:Ready'),
      spec: { stopPolicy: 'HoldAndDrain' },
    },
  ],
  [
    'LocalQueue',
    'is to go on',
    'Ready',
    { status: conditions('Active=True:Ready'), spec: { stopPolicy: 'None' } },
  ],
  [
    'LocalQueue',
    'has a cluster queue that is not active',
    'Degraded',
    { status: conditions('Active=False:ClusterQueueIsInactive') },
  ],
  ['Workload', 'nobody has reported on', 'Provisioning'],
  [
    'Workload',
    'waits for quota',
    'Provisioning',
    { status: conditions('QuotaReserved=False:Pending') },
  ],
  [
    'Workload',
    'waits for its checks',
    'Provisioning',
    {
      status: conditions(
        'QuotaReserved=True:QuotaReserved',
        'Admitted=False:NoChecks',
      ),
    },
  ],
  [
    'Workload',
    'is admitted',
    'Provisioning',
    { status: conditions('QuotaReserved=True', 'Admitted=True:Admitted') },
  ],
  [
    'Workload',
    'runs',
    'Ready',
    {
      status: conditions(
        'QuotaReserved=True',
        'Admitted=True:Admitted',
        'PodsReady=True:Started',
      ),
    },
  ],
  [
    'Workload',
    'has pods that are not ready',
    'Provisioning',
    {
      status: conditions(
        'QuotaReserved=True',
        'Admitted=True:Admitted',
        'PodsReady=False:WaitForStart',
      ),
    },
  ],
  [
    'Workload',
    'is being evicted',
    'Provisioning',
    {
      status: conditions(
        'QuotaReserved=True',
        'Admitted=True:Admitted',
        'PodsReady=True:Started',
        'Evicted=True:Preempted',
        'Preempted=True:InClusterQueue',
      ),
    },
  ],
  [
    'Workload',
    'waits again',
    'Provisioning',
    {
      status: conditions(
        'QuotaReserved=False:Pending',
        'Admitted=False:NoReservation',
        'Evicted=True:PodsReadyTimeout',
        'Requeued=True:BackoffFinished',
      ),
    },
  ],
  [
    'Workload',
    'is admitted again',
    'Ready',
    {
      status: conditions(
        'QuotaReserved=True',
        'Admitted=True:Admitted',
        'Evicted=False:QuotaReserved',
        'PodsReady=True:Started',
      ),
    },
  ],
  [
    'Workload',
    'somebody has deactivated',
    'Suspended',
    {
      status: conditions(
        'QuotaReserved=False:Pending',
        'Evicted=True:Deactivated',
      ),
      spec: { active: false },
    },
  ],
  [
    'Workload',
    'is given up',
    'Degraded',
    {
      status: conditions(
        'QuotaReserved=False:Pending',
        'Evicted=True:DeactivatedDueToRequeuingLimitExceeded',
      ),
      spec: { active: false },
    },
  ],
  [
    'Workload',
    'is finished by Succeeded',
    'Ready',
    { status: conditions('Admitted=True:Admitted', 'Finished=True:Succeeded') },
  ],
  [
    'Workload',
    'is finished by JobFinished',
    'Ready',
    {
      status: conditions('Admitted=True:Admitted', 'Finished=True:JobFinished'),
    },
  ],
  [
    'Workload',
    'is finished by WorkloadSliceReplaced',
    'Ready',
    {
      status: conditions(
        'Admitted=True:Admitted',
        'Finished=True:WorkloadSliceReplaced',
      ),
    },
  ],
  [
    'Workload',
    'is finished by Failed',
    'Failed',
    { status: conditions('Admitted=True:Admitted', 'Finished=True:Failed') },
  ],
  [
    'Workload',
    'is finished by FailedToStart',
    'Failed',
    {
      status: conditions(
        'Admitted=True:Admitted',
        'Finished=True:FailedToStart',
      ),
    },
  ],
  [
    'Workload',
    'is finished by OutOfSync',
    'Failed',
    { status: conditions('Admitted=True:Admitted', 'Finished=True:OutOfSync') },
  ],
  [
    'Workload',
    'is finished by OwnerNotFound',
    'Failed',
    {
      status: conditions(
        'Admitted=True:Admitted',
        'Finished=True:OwnerNotFound',
      ),
    },
  ],
  [
    'Workload',
    'is finished by AdmissionChecksRejected',
    'Failed',
    {
      status: conditions(
        'Admitted=True:Admitted',
        'Finished=True:AdmissionChecksRejected',
      ),
    },
  ],
  [
    'Workload',
    'is finished by Melted',
    'Unknown',
    { status: conditions('Admitted=True:Admitted', 'Finished=True:Melted') },
  ],
  ['ResourceFlavor', 'is there', 'Ready'],
  ['Cohort', 'is there', 'Ready'],
  ['Topology', 'is there', 'Ready'],
  ['WorkloadPriorityClass', 'is there', 'Ready'],
]);

describeRules('kueue', 'workload.codeflare.dev', [
  ['AppWrapper', 'nobody has reported on', 'Provisioning'],
  [
    'AppWrapper',
    'is Suspended',
    'Suspended',
    { status: { phase: 'Suspended' } },
  ],
  [
    'AppWrapper',
    'is Resuming',
    'Provisioning',
    { status: { phase: 'Resuming' } },
  ],
  ['AppWrapper', 'is Running', 'Ready', { status: { phase: 'Running' } }],
  [
    'AppWrapper',
    'is Resetting',
    'Provisioning',
    { status: { phase: 'Resetting' } },
  ],
  [
    'AppWrapper',
    'is Suspending',
    'Provisioning',
    { status: { phase: 'Suspending' } },
  ],
  ['AppWrapper', 'is Succeeded', 'Ready', { status: { phase: 'Succeeded' } }],
  ['AppWrapper', 'is Failed', 'Failed', { status: { phase: 'Failed' } }],
  [
    'AppWrapper',
    'is Terminating',
    'Deleting',
    { status: { phase: 'Terminating' } },
  ],
  ['AppWrapper', 'is Melting', 'Unknown', { status: { phase: 'Melting' } }],
  [
    'AppWrapper',
    'runs with all its pods',
    'Ready',
    {
      status: {
        phase: 'Running',
        ...conditions('PodsReady=True', 'Unhealthy=False'),
      },
    },
  ],
  [
    'AppWrapper',
    'runs and waits for its pods',
    'Provisioning',
    {
      status: {
        phase: 'Running',
        ...conditions('PodsReady=False:InsufficientPodsReady'),
      },
    },
  ],
  [
    'AppWrapper',
    'runs and is not healthy',
    'Degraded',
    {
      status: {
        phase: 'Running',
        ...conditions('PodsReady=True', 'Unhealthy=True:FoundFailedPods'),
      },
    },
  ],
]);

describeRules('kueue', 'jobset.x-k8s.io', [
  ['JobSet', 'nobody has reported on', 'Provisioning'],
  [
    'JobSet',
    'starts',
    'Provisioning',
    { status: conditions('StartupPolicyInProgress=True') },
  ],
  [
    'JobSet',
    'is complete',
    'Ready',
    { status: conditions('Completed=True:AllJobsCompleted') },
  ],
  [
    'JobSet',
    'has failed',
    'Failed',
    { status: conditions('Failed=True:FailedJobs') },
  ],
  [
    'JobSet',
    'is suspended',
    'Suspended',
    { status: conditions('Suspended=True:SuspendedJobs') },
  ],
  ['JobSet', 'is to be suspended', 'Suspended', { spec: { suspend: true } }],
  [
    'JobSet',
    'goes on after a pause',
    'Provisioning',
    { status: conditions('Suspended=False:ResumeJobs') },
  ],
]);

describeRules('kueue', 'leaderworkerset.x-k8s.io', [
  ['LeaderWorkerSet', 'nobody has reported on', 'Provisioning'],
  [
    'LeaderWorkerSet',
    'is available',
    'Ready',
    {
      status: conditions('Available=True:AllGroupsReady', 'Progressing=False'),
    },
  ],
  [
    'LeaderWorkerSet',
    'comes up',
    'Provisioning',
    {
      status: conditions(
        'Available=False:AllGroupsReady',
        'Progressing=True:GroupsProgressing',
      ),
    },
  ],
  [
    'LeaderWorkerSet',
    'is being updated',
    'Provisioning',
    {
      status: conditions(
        'Available=True',
        'UpdateInProgress=True:GroupsUpdating',
      ),
    },
  ],
]);
