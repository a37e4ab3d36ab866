import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

type Phases = Array<[text: string, judged: RuleCase[2]]>;

/** A case for each text, in the status that `statusOf` writes of it. */
const table = (
  kind: string,
  statusOf: (text: string) => Record<string, unknown>,
  phases: Phases,
): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  ...phases.map(
    ([text, judged]): RuleCase => [
      kind,
      `is ${text}`,
      judged,
      { status: statusOf(text) },
    ],
  ),
  [kind, 'is melting', 'Unknown', { status: statusOf('MELTING') }],
];

describeRules('spark', 'sparkoperator.k8s.io', [
  ...table('SparkApplication', state => ({ applicationState: { state } }), [
    ['', 'Provisioning'],
    ['NEW', 'Provisioning'],
    ['SUBMITTED', 'Provisioning'],
    ['PENDING_SUBMISSION', 'Provisioning'],
    ['PENDING_RERUN', 'Provisioning'],
    ['INVALIDATING', 'Provisioning'],
    ['SUCCEEDING', 'Provisioning'],
    ['RESUMING', 'Provisioning'],
    ['FAILING', 'Degraded'],
    ['SUBMISSION_FAILED', 'Degraded'],
    ['RUNNING', 'Ready'],
    ['COMPLETED', 'Ready'],
    ['SUSPENDING', 'Suspended'],
    ['SUSPENDED', 'Suspended'],
    ['FAILED', 'Failed'],
    ['UNKNOWN', 'Unknown'],
  ]),
  ...table('ScheduledSparkApplication', scheduleState => ({ scheduleState }), [
    ['', 'Provisioning'],
    ['Scheduled', 'Ready'],
    ['Validating', 'Provisioning'],
    ['FailedValidation', 'Failed'],
  ]),
  [
    'ScheduledSparkApplication',
    'is suspended',
    'Suspended',
    { spec: { suspend: true }, status: { scheduleState: 'Scheduled' } },
  ],
]);

const flink = (
  job: string,
  reconciliation = 'DEPLOYED',
  manager = 'READY',
) => ({
  jobManagerDeploymentStatus: manager,
  reconciliationStatus: { state: reconciliation },
  jobStatus: { state: job },
});
const ERROR = JSON.stringify({
  type: 'DeploymentFailedException',
  message: 'no quota',
});

describeRules('flink', 'flink.apache.org', [
  ...table('FlinkDeployment', job => flink(job), [
    ['CREATED', 'Provisioning'],
    ['INITIALIZING', 'Provisioning'],
    ['RECONCILING', 'Provisioning'],
    ['RESTARTING', 'Provisioning'],
    ['CANCELLING', 'Provisioning'],
    ['RUNNING', 'Ready'],
    ['FINISHED', 'Ready'],
    ['FAILING', 'Degraded'],
    ['FAILED', 'Failed'],
    ['CANCELED', 'Suspended'],
    ['SUSPENDED', 'Suspended'],
  ]),
  [
    'FlinkDeployment',
    'is upgraded',
    'Provisioning',
    { status: flink('RUNNING', 'UPGRADING') },
  ],
  [
    'FlinkDeployment',
    'is rolled back',
    'Provisioning',
    { status: flink('RUNNING', 'ROLLING_BACK') },
  ],
  [
    'FlinkDeployment',
    'has been rolled back',
    'Degraded',
    { status: flink('RUNNING', 'ROLLED_BACK') },
  ],
  [
    'FlinkDeployment',
    'has been rolled back for an error',
    'Degraded',
    { status: { ...flink('RUNNING', 'ROLLED_BACK'), error: ERROR } },
  ],
  [
    'FlinkDeployment',
    'is deployed',
    'Provisioning',
    { status: flink('RECONCILING', 'DEPLOYED', 'DEPLOYING') },
  ],
  [
    'FlinkDeployment',
    'waits for its job manager',
    'Provisioning',
    { status: flink('RECONCILING', 'DEPLOYED', 'DEPLOYED_NOT_READY') },
  ],
  [
    'FlinkDeployment',
    'has lost its job manager',
    'Provisioning',
    { status: flink('RECONCILING', 'DEPLOYED', 'MISSING') },
  ],
  [
    'FlinkDeployment',
    'cannot run its job manager',
    'Degraded',
    { status: flink('RECONCILING', 'DEPLOYED', 'ERROR') },
  ],
  [
    'FlinkDeployment',
    'cannot run its job manager and says why',
    'Degraded',
    { status: { ...flink('RECONCILING', 'DEPLOYED', 'ERROR'), error: ERROR } },
  ],
  [
    'FlinkDeployment',
    'could not be deployed',
    'Degraded',
    { status: { ...flink('RECONCILING', 'UPGRADING'), error: 'no quota' } },
  ],
  [
    'FlinkDeployment',
    'is suspended',
    'Suspended',
    { spec: { job: { state: 'suspended' } }, status: flink('FINISHED') },
  ],
  [
    'FlinkDeployment',
    'is a session cluster',
    'Ready',
    {
      status: {
        jobManagerDeploymentStatus: 'READY',
        reconciliationStatus: { state: 'DEPLOYED' },
      },
    },
  ],
  [
    'FlinkDeployment',
    'has not reported its job',
    'Provisioning',
    {
      spec: { job: {} },
      status: {
        jobManagerDeploymentStatus: 'READY',
        reconciliationStatus: { state: 'DEPLOYED' },
      },
    },
  ],
  ['FlinkSessionJob', 'nobody has reported on', 'Provisioning'],
  [
    'FlinkSessionJob',
    'runs',
    'Ready',
    {
      status: {
        reconciliationStatus: { state: 'DEPLOYED' },
        jobStatus: { state: 'RUNNING' },
      },
    },
  ],
  ...table('FlinkStateSnapshot', state => ({ state }), [
    ['TRIGGER_PENDING', 'Provisioning'],
    ['IN_PROGRESS', 'Provisioning'],
    ['COMPLETED', 'Ready'],
    ['FAILED', 'Failed'],
    ['ABANDONED', 'Failed'],
  ]),
  ...table(
    'FlinkBlueGreenDeployment',
    blueGreenState => ({ blueGreenState, jobStatus: { state: 'RUNNING' } }),
    [
      ['INITIALIZING_BLUE', 'Provisioning'],
      ['SAVEPOINTING_BLUE', 'Provisioning'],
      ['SAVEPOINTING_GREEN', 'Provisioning'],
      ['TRANSITIONING_TO_BLUE', 'Provisioning'],
      ['TRANSITIONING_TO_GREEN', 'Provisioning'],
      ['ACTIVE_BLUE', 'Ready'],
      ['ACTIVE_GREEN', 'Ready'],
    ],
  ),
  [
    'FlinkBlueGreenDeployment',
    'is active and has failed',
    'Failed',
    {
      status: { blueGreenState: 'ACTIVE_BLUE', jobStatus: { state: 'FAILED' } },
    },
  ],
  [
    'FlinkBlueGreenDeployment',
    'is active and has not reported its job',
    'Provisioning',
    { status: { blueGreenState: 'ACTIVE_BLUE' } },
  ],
]);

describeRules('ray', 'ray.io', [
  ...table('RayCluster', state => ({ state }), [
    ['', 'Provisioning'],
    ['ready', 'Ready'],
    ['unhealthy', 'Degraded'],
    ['failed', 'Failed'],
    ['suspended', 'Suspended'],
  ]),
  [
    'RayCluster',
    'is provisioned',
    'Ready',
    {
      status: {
        state: 'ready',
        ...conditions('HeadPodReady=True', 'RayClusterProvisioned=True'),
      },
    },
  ],
  [
    'RayCluster',
    'is not provisioned yet',
    'Provisioning',
    {
      status: {
        state: 'ready',
        ...conditions('RayClusterProvisioned=False:RayClusterPodsProvisioning'),
      },
    },
  ],
  [
    'RayCluster',
    'cannot make its pods',
    'Degraded',
    { status: conditions('ReplicaFailure=True:FailedCreateWorkerPod') },
  ],
  [
    'RayCluster',
    'has been suspended',
    'Suspended',
    { status: conditions('RayClusterSuspended=True') },
  ],
  [
    'RayCluster',
    'is to be suspended',
    'Suspended',
    { spec: { suspend: true } },
  ],
  ...table('RayJob', jobDeploymentStatus => ({ jobDeploymentStatus }), [
    ['', 'Provisioning'],
    ['New', 'Provisioning'],
    ['Initializing', 'Provisioning'],
    ['Running', 'Provisioning'],
    ['Waiting', 'Provisioning'],
    ['Retrying', 'Provisioning'],
    ['Suspending', 'Suspended'],
    ['Suspended', 'Suspended'],
    ['Complete', 'Ready'],
    ['Failed', 'Failed'],
    ['ValidationFailed', 'Failed'],
  ]),
  ...(
    [
      ['PENDING', 'Provisioning'],
      ['RUNNING', 'Provisioning'],
      ['STOPPED', 'Suspended'],
      ['SUCCEEDED', 'Ready'],
      ['FAILED', 'Failed'],
    ] as Phases
  ).map(
    ([jobStatus, judged]): RuleCase => [
      'RayJob',
      `has ended as ${jobStatus}`,
      judged,
      { status: { jobDeploymentStatus: 'Complete', jobStatus } },
    ],
  ),
  ['RayJob', 'is to be suspended', 'Suspended', { spec: { suspend: true } }],
  ...table('RayService', serviceStatus => ({ serviceStatus }), [
    ['', 'Provisioning'],
    ['Running', 'Ready'],
    ['WaitForServeDeploymentReady', 'Provisioning'],
    ['WaitForDashboard', 'Provisioning'],
    ['Restarting', 'Provisioning'],
    ['FailedToUpdateServeDeployments', 'Degraded'],
    ['FailedToGetServeDeploymentStatus', 'Degraded'],
    ['FailedToUpdateIngress', 'Degraded'],
    ['FailedToUpdateService', 'Degraded'],
    ['FailServiceDeploy', 'Degraded'],
  ]),
  [
    'RayService',
    'is ready',
    'Ready',
    { status: conditions('Ready=True:NonZeroServeEndpoints') },
  ],
  [
    'RayService',
    'has no endpoints yet',
    'Provisioning',
    { status: conditions('Ready=False:ZeroServeEndpoints') },
  ],
]);

describeRules('numaflow', 'numaflow.numaproj.io', [
  ...table('Pipeline', phase => ({ phase }), [
    ['', 'Provisioning'],
    ['Running', 'Ready'],
    ['Pausing', 'Suspended'],
    ['Paused', 'Suspended'],
    ['Deleting', 'Deleting'],
    ['Failed', 'Failed'],
    ['Unknown', 'Unknown'],
  ]),
  [
    'Pipeline',
    'runs with all its vertices',
    'Ready',
    {
      status: {
        phase: 'Running',
        ...conditions(
          'Configured=True',
          'Deployed=True',
          'VerticesHealthy=True',
        ),
      },
    },
  ],
  [
    'Pipeline',
    'runs and is not healthy',
    'Degraded',
    {
      status: {
        phase: 'Running',
        ...conditions('Deployed=True', 'VerticesHealthy=False:Unhealthy'),
      },
    },
  ],
  [
    'Pipeline',
    'runs with a health that is not known',
    'Provisioning',
    {
      status: {
        phase: 'Running',
        ...conditions('Deployed=True', 'VerticesHealthy=Unknown'),
      },
    },
  ],
  [
    'InterStepBufferService',
    'is pending',
    'Provisioning',
    { status: { phase: 'Pending' } },
  ],
  ['InterStepBufferService', 'runs', 'Ready', { status: { phase: 'Running' } }],
  ['MonoVertex', 'is paused', 'Suspended', { status: { phase: 'Paused' } }],
]);

const DEPLOYED = { phase: 'Deployed' };
const pausedSpec = (desiredPhase: string) => ({
  pipeline: { spec: { lifecycle: { desiredPhase } } },
});
const pausing = conditions(
  'ChildResourceDeployed=True',
  'ChildResourcesHealthy=True',
  'PipelinePausingOrPaused=True',
);

describeRules('numaplane', 'numaplane.numaproj.io', [
  ['PipelineRollout', 'nobody has reported on', 'Provisioning'],
  [
    'PipelineRollout',
    'is pending',
    'Provisioning',
    { status: { phase: 'Pending' } },
  ],
  [
    'PipelineRollout',
    'has failed',
    'Failed',
    { status: { phase: 'Failed', message: 'no such image' } },
  ],
  [
    'PipelineRollout',
    'is melting',
    'Unknown',
    { status: { phase: 'Melting' } },
  ],
  [
    'PipelineRollout',
    'is deployed and healthy',
    'Ready',
    {
      status: {
        ...DEPLOYED,
        ...conditions(
          'ChildResourceDeployed=True',
          'ChildResourcesHealthy=True',
        ),
      },
    },
  ],
  [
    'PipelineRollout',
    'is deployed and not healthy',
    'Degraded',
    {
      status: {
        ...DEPLOYED,
        ...conditions('ChildResourcesHealthy=False:PipelineFailed'),
      },
    },
  ],
  [
    'PipelineRollout',
    'is deployed and comes up',
    'Provisioning',
    {
      status: {
        ...DEPLOYED,
        ...conditions('ChildResourcesHealthy=False:Progressing'),
      },
    },
  ],
  [
    'PipelineRollout',
    'is deployed and of unknown health',
    'Provisioning',
    { status: { ...DEPLOYED, ...conditions('ChildResourcesHealthy=Unknown') } },
  ],
  [
    'PipelineRollout',
    'could not be upgraded',
    'Degraded',
    {
      status: {
        ...DEPLOYED,
        ...conditions(
          'ChildResourcesHealthy=True',
          'ProgressiveUpgradeSucceeded=False:Failed',
        ),
      },
    },
  ],
  [
    'PipelineRollout',
    'is paused by somebody',
    'Suspended',
    { spec: pausedSpec('Paused'), status: { ...DEPLOYED, ...pausing } },
  ],
  [
    'PipelineRollout',
    'pauses for a change of its own',
    'Ready',
    { spec: pausedSpec('Running'), status: { ...DEPLOYED, ...pausing } },
  ],
]);
