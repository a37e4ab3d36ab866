import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('argo-rollouts', 'argoproj.io', [
  ['Rollout', 'nobody has reported on', 'Provisioning'],
  [
    'Rollout',
    'is Healthy',
    'Ready',
    {
      status: { phase: 'Healthy', observedGeneration: '2' },
      metadata: { generation: 2 },
    },
  ],
  [
    'Rollout',
    'is Progressing',
    'Provisioning',
    {
      status: { phase: 'Progressing', observedGeneration: '2' },
      metadata: { generation: 2 },
    },
  ],
  [
    'Rollout',
    'is Degraded',
    'Degraded',
    {
      status: { phase: 'Degraded', observedGeneration: '2' },
      metadata: { generation: 2 },
    },
  ],
  [
    'Rollout',
    'is Paused',
    'Suspended',
    {
      status: { phase: 'Paused', observedGeneration: '2' },
      metadata: { generation: 2 },
    },
  ],
  [
    'Rollout',
    'is Melting',
    'Unknown',
    {
      status: { phase: 'Melting', observedGeneration: '2' },
      metadata: { generation: 2 },
    },
  ],
  [
    'Rollout',
    'has been changed',
    'Provisioning',
    {
      status: { phase: 'Healthy', observedGeneration: '1' },
      metadata: { generation: 2 },
    },
  ],
  [
    'Rollout',
    'has a workload that has been changed',
    'Provisioning',
    {
      status: {
        phase: 'Healthy',
        observedGeneration: '2',
        workloadObservedGeneration: '3',
      },
      metadata: {
        generation: 2,
        annotations: { 'rollout.argoproj.io/workload-generation': '4' },
      },
    },
  ],
  [
    'Rollout',
    'is an old one and promoted',
    'Ready',
    {
      spec: { replicas: 3, strategy: { canary: {} } },
      status: {
        updatedReplicas: 3,
        replicas: 3,
        availableReplicas: 3,
        currentPodHash: 'b',
        stableRS: 'b',
      },
    },
  ],
  [
    'Rollout',
    'is an old one and not promoted',
    'Provisioning',
    {
      spec: { replicas: 3, strategy: { canary: {} } },
      status: {
        updatedReplicas: 3,
        replicas: 3,
        availableReplicas: 3,
        currentPodHash: 'b',
        canary: { stableRS: 'a' },
      },
    },
  ],
  [
    'Rollout',
    'is an old blue-green one and serves',
    'Ready',
    {
      spec: { replicas: 3, strategy: { blueGreen: {} } },
      status: {
        updatedReplicas: 3,
        replicas: 3,
        availableReplicas: 3,
        currentPodHash: 'b',
        activeSelector: 'b',
        blueGreen: {},
      },
    },
  ],
  [
    'Rollout',
    'is an old blue-green one and does not serve',
    'Provisioning',
    {
      spec: { replicas: 3, strategy: { blueGreen: {} } },
      status: {
        updatedReplicas: 3,
        replicas: 3,
        availableReplicas: 3,
        currentPodHash: 'b',
        activeSelector: 'a',
      },
    },
  ],
  [
    'Rollout',
    'is an old one and is being updated',
    'Provisioning',
    {
      spec: { replicas: 3, strategy: { canary: {} } },
      status: {
        updatedReplicas: 1,
        replicas: 3,
        availableReplicas: 3,
        currentPodHash: 'b',
      },
    },
  ],
  [
    'Rollout',
    'is an old one and waits at a pause',
    'Suspended',
    {
      spec: { replicas: 3 },
      status: {
        updatedReplicas: 3,
        replicas: 3,
        availableReplicas: 3,
        currentPodHash: 'b',
        pauseConditions: [{ reason: 'CanaryPauseStep' }],
      },
    },
  ],
  [
    'Rollout',
    'is an old one and paused',
    'Suspended',
    {
      spec: { replicas: 3, paused: true },
      status: {
        updatedReplicas: 3,
        replicas: 3,
        availableReplicas: 3,
        currentPodHash: 'b',
      },
    },
  ],
  [
    'Rollout',
    'is an old one and aborted',
    'Degraded',
    {
      spec: { replicas: 3 },
      status: {
        updatedReplicas: 3,
        replicas: 3,
        availableReplicas: 3,
        currentPodHash: 'b',
        abort: true,
      },
    },
  ],
  [
    'Rollout',
    'is an old one and stuck',
    'Degraded',
    { status: conditions('Progressing=False:ProgressDeadlineExceeded') },
  ],
  [
    'Rollout',
    'is an old one and invalid',
    'Degraded',
    { status: conditions('InvalidSpec=True:InvalidSpec') },
  ],
  ['AnalysisRun', 'nobody has reported on', 'Provisioning'],
  [
    'AnalysisRun',
    'is Pending',
    'Provisioning',
    { status: { phase: 'Pending' } },
  ],
  [
    'AnalysisRun',
    'is Running',
    'Provisioning',
    { status: { phase: 'Running' } },
  ],
  [
    'AnalysisRun',
    'is Successful',
    'Ready',
    { status: { phase: 'Successful' } },
  ],
  ['AnalysisRun', 'is Failed', 'Failed', { status: { phase: 'Failed' } }],
  ['AnalysisRun', 'is Error', 'Failed', { status: { phase: 'Error' } }],
  [
    'AnalysisRun',
    'is Inconclusive',
    'Unknown',
    { status: { phase: 'Inconclusive' } },
  ],
  [
    'Experiment',
    'is Pending',
    'Provisioning',
    { status: { phase: 'Pending' } },
  ],
  [
    'Experiment',
    'is Running',
    'Provisioning',
    { status: { phase: 'Running' } },
  ],
  ['Experiment', 'is Successful', 'Ready', { status: { phase: 'Successful' } }],
  ['Experiment', 'is Failed', 'Failed', { status: { phase: 'Failed' } }],
  ['Experiment', 'is Error', 'Failed', { status: { phase: 'Error' } }],
  [
    'Experiment',
    'is Inconclusive',
    'Unknown',
    { status: { phase: 'Inconclusive' } },
  ],
  ['AnalysisTemplate', 'is there', 'Ready'],
]);
