import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

const DONE = conditions(
  'Scheduled=True:Success',
  'FullyApplied=True:FullyAppliedSuccess',
);
const member = (health: string, applied = true) => ({
  clusterName: 'member1',
  applied,
  health,
});

const binding = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [kind, 'is applied', 'Ready', { status: DONE }],
  [
    kind,
    'is scheduled',
    'Provisioning',
    { status: conditions('Scheduled=True:Success') },
  ],
  [
    kind,
    'is only applied',
    'Provisioning',
    { status: conditions('FullyApplied=True') },
  ],
  ...(
    [
      ['BindingFailedScheduling', 'Provisioning'],
      ['SchedulerError', 'Provisioning'],
      ['Unschedulable', 'Provisioning'],
      ['NoClusterFit', 'Degraded'],
      ['QuotaExceeded', 'Degraded'],
    ] as Array<[reason: string, judged: RuleCase[2]]>
  ).map(
    ([reason, judged]): RuleCase => [
      kind,
      `is not scheduled for ${reason}`,
      judged,
      { status: conditions(`Scheduled=False:${reason}`) },
    ],
  ),
  [
    kind,
    'may be applied or not',
    'Provisioning',
    { status: conditions('Scheduled=True:Success', 'FullyApplied=Unknown') },
  ],
  [
    kind,
    'could not be applied',
    'Degraded',
    {
      status: conditions(
        'Scheduled=True:Success',
        'FullyApplied=False:FullyAppliedFailed',
      ),
    },
  ],
  [
    kind,
    'is healthy in its cluster',
    'Ready',
    { status: { ...DONE, aggregatedStatus: [member('Healthy')] } },
  ],
  [
    kind,
    'has a health that Karmada cannot tell',
    'Ready',
    { status: { ...DONE, aggregatedStatus: [member('Unknown')] } },
  ],
  [
    kind,
    'is not healthy in one of its clusters',
    'Degraded',
    {
      status: {
        ...DONE,
        aggregatedStatus: [member('Healthy'), member('Unhealthy')],
      },
    },
  ],
  [
    kind,
    'is refused by one of its clusters',
    'Degraded',
    {
      status: {
        ...DONE,
        aggregatedStatus: [member('Healthy'), member('Unknown', false)],
      },
    },
  ],
  [
    kind,
    'is not to be dispatched',
    'Suspended',
    { spec: { suspension: { dispatching: true } }, status: DONE },
  ],
  [
    kind,
    'is not to be scheduled',
    'Suspended',
    { spec: { suspension: { scheduling: true } } },
  ],
  [
    kind,
    'is not to be scheduled again',
    'Ready',
    { spec: { suspension: { scheduling: true } }, status: DONE },
  ],
];

const APPLIED = conditions('Applied=True:AppliedSuccessful');

describeRules('karmada', 'work.karmada.io', [
  ...binding('ResourceBinding'),
  ...binding('ClusterResourceBinding'),
  ['Work', 'nobody has reported on', 'Provisioning'],
  ['Work', 'is applied', 'Ready', { status: APPLIED }],
  [
    'Work',
    'may be applied or not',
    'Provisioning',
    { status: conditions('Applied=Unknown') },
  ],
  [
    'Work',
    'could not be applied',
    'Degraded',
    { status: conditions('Applied=False:AppliedFailed') },
  ],
  [
    'Work',
    'is applied and degraded',
    'Degraded',
    { status: conditions('Applied=True', 'Degraded=True') },
  ],
  [
    'Work',
    'is healthy in its cluster',
    'Ready',
    {
      status: {
        ...APPLIED,
        manifestStatuses: [{ health: 'Healthy' }, { health: 'Unknown' }],
      },
    },
  ],
  [
    'Work',
    'is not healthy in its cluster',
    'Degraded',
    {
      status: {
        ...APPLIED,
        manifestStatuses: [{ health: 'Healthy' }, { health: 'Unhealthy' }],
      },
    },
  ],
  [
    'Work',
    'is not to be dispatched',
    'Suspended',
    { spec: { suspendDispatching: true }, status: APPLIED },
  ],
]);

describeRules('karmada', 'cluster.karmada.io', [
  ['Cluster', 'nobody has reported on', 'Provisioning'],
  [
    'Cluster',
    'is ready',
    'Ready',
    { status: conditions('Ready=True:ClusterReady') },
  ],
  [
    'Cluster',
    'cannot be reached',
    'Degraded',
    { status: conditions('Ready=False:ClusterNotReachable') },
  ],
  [
    'Cluster',
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown:ClusterStatusUnknown') },
  ],
]);

describeRules('karmada', 'policy.karmada.io', [
  ['FederatedResourceQuota', 'nobody has reported on', 'Provisioning'],
  [
    'FederatedResourceQuota',
    'is counted',
    'Ready',
    { status: { overall: { cpu: '10' }, overallUsed: { cpu: '3' } } },
  ],
  ['PropagationPolicy', 'is there', 'Ready'],
  ['ClusterPropagationPolicy', 'is there', 'Ready'],
  ['OverridePolicy', 'is there', 'Ready'],
]);

describeRules('karmada', 'config.karmada.io', [
  ['ResourceInterpreterCustomization', 'is there', 'Ready'],
]);

describeRules('karmada', 'networking.karmada.io', [
  ['MultiClusterService', 'nobody has reported on', 'Provisioning'],
  [
    'MultiClusterService',
    'is dispatched',
    'Ready',
    {
      status: conditions(
        'ServiceApplied=True:ServiceAppliedSucceed',
        'EndpointSliceDispatched=True:EndpointSliceDispatchedSucceed',
      ),
    },
  ],
  [
    'MultiClusterService',
    'could not be dispatched',
    'Degraded',
    {
      status: conditions(
        'ServiceApplied=True:ServiceAppliedSucceed',
        'EndpointSliceDispatched=False:EndpointSliceDispatchedFailed',
      ),
    },
  ],
  [
    'MultiClusterService',
    'is a load balancer, which is not dispatched',
    'Ready',
    {
      spec: { types: ['LoadBalancer'] },
      status: conditions('ServiceApplied=True:ServiceAppliedSucceed'),
    },
  ],
  [
    'MultiClusterService',
    'is a load balancer that nobody has reported on',
    'Provisioning',
    { spec: { types: ['LoadBalancer'] } },
  ],
  [
    'MultiClusterService',
    'is applied and not dispatched yet',
    'Provisioning',
    { status: conditions('ServiceApplied=True:ServiceAppliedSucceed') },
  ],
  [
    'MultiClusterService',
    'could not be applied',
    'Degraded',
    {
      status: conditions(
        'ServiceApplied=False:ServiceAppliedFailed',
        'EndpointSliceDispatched=True:EndpointSliceDispatchedSucceed',
      ),
    },
  ],
]);

describeRules('karmada', 'operator.karmada.io', [
  [
    'Karmada',
    'is ready',
    'Ready',
    { status: conditions('Ready=True:Completed') },
  ],
  ['Karmada', 'nobody has reported on', 'Provisioning'],
]);
