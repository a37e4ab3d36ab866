import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('kubernetes-autoscaling', 'autoscaling', [
  ['HorizontalPodAutoscaler', 'nobody has reported on', 'Provisioning'],
  [
    'HorizontalPodAutoscaler',
    'scales',
    'Ready',
    {
      status: conditions(
        'AbleToScale=True:ReadyForNewScale',
        'ScalingActive=True:ValidMetricFound',
        'ScalingLimited=False',
      ),
    },
  ],
  [
    'HorizontalPodAutoscaler',
    'is at its limit',
    'Ready',
    {
      status: conditions(
        'AbleToScale=True:ReadyForNewScale',
        'ScalingActive=True',
        'ScalingLimited=True:TooManyReplicas',
      ),
    },
  ],
  [
    'HorizontalPodAutoscaler',
    'has no target',
    'Degraded',
    { status: conditions('AbleToScale=False:FailedGetScale') },
  ],
  [
    'HorizontalPodAutoscaler',
    'gets no metrics',
    'Degraded',
    {
      status: conditions(
        'AbleToScale=True',
        'ScalingActive=False:FailedGetResourceMetric',
      ),
    },
  ],
  [
    'HorizontalPodAutoscaler',
    'has a target at zero',
    'Suspended',
    {
      status: conditions(
        'AbleToScale=True',
        'ScalingActive=False:ScalingDisabled',
      ),
    },
  ],
  [
    'HorizontalPodAutoscaler',
    'is of v1 and scales',
    'Ready',
    {
      status: { desiredReplicas: 2 },
      metadata: {
        annotations: {
          'autoscaling.alpha.kubernetes.io/conditions':
            '[{"type":"AbleToScale","status":"True"}]',
        },
      },
    },
  ],
  [
    'HorizontalPodAutoscaler',
    'is of v1 and gets no metrics',
    'Degraded',
    {
      status: { desiredReplicas: 2 },
      metadata: {
        annotations: {
          'autoscaling.alpha.kubernetes.io/conditions':
            '[{"type":"ScalingActive","status":"False","reason":"FailedGetResourceMetric"}]',
        },
      },
    },
  ],
]);

describeRules('kubernetes-autoscaling', 'policy', [
  ['PodDisruptionBudget', 'nobody has reported on', 'Provisioning'],
  [
    'PodDisruptionBudget',
    'has pods to spare',
    'Ready',
    { status: { currentHealthy: 3, desiredHealthy: 2 } },
  ],
  [
    'PodDisruptionBudget',
    'has just enough pods',
    'Ready',
    {
      status: {
        ...conditions('DisruptionAllowed=False:InsufficientPods'),
        currentHealthy: 2,
        desiredHealthy: 2,
      },
    },
  ],
  [
    'PodDisruptionBudget',
    'lacks pods',
    'Degraded',
    {
      status: {
        ...conditions('DisruptionAllowed=False:InsufficientPods'),
        currentHealthy: 1,
        desiredHealthy: 2,
      },
    },
  ],
  [
    'PodDisruptionBudget',
    'cannot be reckoned',
    'Degraded',
    { status: conditions('DisruptionAllowed=False:SyncFailed') },
  ],
]);

describeRules('kubernetes-autoscaling', 'autoscaling.k8s.io', [
  [
    'VerticalPodAutoscaler',
    'has a recommendation',
    'Ready',
    { status: conditions('RecommendationProvided=True') },
  ],
  [
    'VerticalPodAutoscaler',
    'has none yet',
    'Provisioning',
    { status: conditions('RecommendationProvided=False') },
  ],
  [
    'VerticalPodAutoscaler',
    'finds no pods',
    'Degraded',
    {
      status: conditions('RecommendationProvided=False', 'NoPodsMatched=True'),
    },
  ],
]);

describeRules('kubernetes-autoscaling', 'autoscaling.x-k8s.io', [
  [
    'CapacityBuffer',
    'is provisioned',
    'Ready',
    { status: conditions('Ready=True') },
  ],
  [
    'CapacityBuffer',
    'waits',
    'Provisioning',
    { status: conditions('ReadyForProvisioning=False:PodTemplateNotFound') },
  ],
  [
    'ProvisioningRequest',
    'has its capacity',
    'Ready',
    { status: conditions('Accepted=True', 'Provisioned=True') },
  ],
  [
    'ProvisioningRequest',
    'waits for capacity',
    'Provisioning',
    { status: conditions('Accepted=True', 'Provisioned=False') },
  ],
  [
    'ProvisioningRequest',
    'has failed',
    'Failed',
    { status: conditions('Failed=True') },
  ],
]);
