import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('kubeflow', 'kubeflow.org', [
  ['TFJob', 'nobody has reported on', 'Provisioning'],
  [
    'TFJob',
    'is created',
    'Provisioning',
    { status: conditions('Created=True:Created') },
  ],
  [
    'TFJob',
    'runs',
    'Provisioning',
    { status: conditions('Created=True:Created', 'Running=True:Running') },
  ],
  [
    'TFJob',
    'starts again',
    'Provisioning',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Restarting=True:Restarting',
      ),
    },
  ],
  [
    'TFJob',
    'has succeeded',
    'Ready',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Succeeded=True:Succeeded',
      ),
    },
  ],
  [
    'TFJob',
    'has failed',
    'Failed',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Failed=True:Failed',
      ),
    },
  ],
  [
    'TFJob',
    'is melting',
    'Provisioning',
    { status: conditions('Melting=True:Melting') },
  ],
  ['PyTorchJob', 'nobody has reported on', 'Provisioning'],
  [
    'PyTorchJob',
    'is created',
    'Provisioning',
    { status: conditions('Created=True:Created') },
  ],
  [
    'PyTorchJob',
    'runs',
    'Provisioning',
    { status: conditions('Created=True:Created', 'Running=True:Running') },
  ],
  [
    'PyTorchJob',
    'starts again',
    'Provisioning',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Restarting=True:Restarting',
      ),
    },
  ],
  [
    'PyTorchJob',
    'has succeeded',
    'Ready',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Succeeded=True:Succeeded',
      ),
    },
  ],
  [
    'PyTorchJob',
    'has failed',
    'Failed',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Failed=True:Failed',
      ),
    },
  ],
  [
    'PyTorchJob',
    'is melting',
    'Provisioning',
    { status: conditions('Melting=True:Melting') },
  ],
  ['MPIJob', 'nobody has reported on', 'Provisioning'],
  [
    'MPIJob',
    'is created',
    'Provisioning',
    { status: conditions('Created=True:Created') },
  ],
  [
    'MPIJob',
    'runs',
    'Provisioning',
    { status: conditions('Created=True:Created', 'Running=True:Running') },
  ],
  [
    'MPIJob',
    'starts again',
    'Provisioning',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Restarting=True:Restarting',
      ),
    },
  ],
  [
    'MPIJob',
    'has succeeded',
    'Ready',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Succeeded=True:Succeeded',
      ),
    },
  ],
  [
    'MPIJob',
    'has failed',
    'Failed',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Failed=True:Failed',
      ),
    },
  ],
  [
    'MPIJob',
    'is melting',
    'Provisioning',
    { status: conditions('Melting=True:Melting') },
  ],
  ['XGBoostJob', 'nobody has reported on', 'Provisioning'],
  [
    'XGBoostJob',
    'is created',
    'Provisioning',
    { status: conditions('Created=True:Created') },
  ],
  [
    'XGBoostJob',
    'runs',
    'Provisioning',
    { status: conditions('Created=True:Created', 'Running=True:Running') },
  ],
  [
    'XGBoostJob',
    'starts again',
    'Provisioning',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Restarting=True:Restarting',
      ),
    },
  ],
  [
    'XGBoostJob',
    'has succeeded',
    'Ready',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Succeeded=True:Succeeded',
      ),
    },
  ],
  [
    'XGBoostJob',
    'has failed',
    'Failed',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Failed=True:Failed',
      ),
    },
  ],
  [
    'XGBoostJob',
    'is melting',
    'Provisioning',
    { status: conditions('Melting=True:Melting') },
  ],
  ['PaddleJob', 'nobody has reported on', 'Provisioning'],
  [
    'PaddleJob',
    'is created',
    'Provisioning',
    { status: conditions('Created=True:Created') },
  ],
  [
    'PaddleJob',
    'runs',
    'Provisioning',
    { status: conditions('Created=True:Created', 'Running=True:Running') },
  ],
  [
    'PaddleJob',
    'starts again',
    'Provisioning',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Restarting=True:Restarting',
      ),
    },
  ],
  [
    'PaddleJob',
    'has succeeded',
    'Ready',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Succeeded=True:Succeeded',
      ),
    },
  ],
  [
    'PaddleJob',
    'has failed',
    'Failed',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Failed=True:Failed',
      ),
    },
  ],
  [
    'PaddleJob',
    'is melting',
    'Provisioning',
    { status: conditions('Melting=True:Melting') },
  ],
  ['JAXJob', 'nobody has reported on', 'Provisioning'],
  [
    'JAXJob',
    'is created',
    'Provisioning',
    { status: conditions('Created=True:Created') },
  ],
  [
    'JAXJob',
    'runs',
    'Provisioning',
    { status: conditions('Created=True:Created', 'Running=True:Running') },
  ],
  [
    'JAXJob',
    'starts again',
    'Provisioning',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Restarting=True:Restarting',
      ),
    },
  ],
  [
    'JAXJob',
    'has succeeded',
    'Ready',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Succeeded=True:Succeeded',
      ),
    },
  ],
  [
    'JAXJob',
    'has failed',
    'Failed',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Failed=True:Failed',
      ),
    },
  ],
  [
    'JAXJob',
    'is melting',
    'Provisioning',
    { status: conditions('Melting=True:Melting') },
  ],
  ['Experiment', 'nobody has reported on', 'Provisioning'],
  [
    'Experiment',
    'is created',
    'Provisioning',
    { status: conditions('Created=True:Created') },
  ],
  [
    'Experiment',
    'runs',
    'Provisioning',
    { status: conditions('Created=True:Created', 'Running=True:Running') },
  ],
  [
    'Experiment',
    'starts again',
    'Provisioning',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Restarting=True:Restarting',
      ),
    },
  ],
  [
    'Experiment',
    'has succeeded',
    'Ready',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Succeeded=True:Succeeded',
      ),
    },
  ],
  [
    'Experiment',
    'has failed',
    'Failed',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Running',
        'Failed=True:Failed',
      ),
    },
  ],
  [
    'Experiment',
    'is melting',
    'Provisioning',
    { status: conditions('Melting=True:Melting') },
  ],
  [
    'PyTorchJob',
    'is suspended',
    'Suspended',
    {
      status: conditions(
        'Created=True:Created',
        'Running=False:Suspended',
        'Suspended=True:Suspended',
      ),
    },
  ],
  [
    'PyTorchJob',
    'is to be suspended',
    'Suspended',
    { spec: { runPolicy: { suspend: true } } },
  ],
  [
    'PyTorchJob',
    'goes on after a pause',
    'Provisioning',
    {
      status: conditions(
        'Created=True:Created',
        'Suspended=False:Resumed',
        'Running=True:Running',
      ),
    },
  ],
  [
    'Trial',
    'runs',
    'Provisioning',
    { status: conditions('Created=True', 'Running=True') },
  ],
  [
    'Trial',
    'has succeeded',
    'Ready',
    { status: conditions('Running=False', 'Succeeded=True:TrialSucceeded') },
  ],
  [
    'Trial',
    'was stopped early',
    'Ready',
    {
      status: conditions(
        'Created=True',
        'Running=False',
        'EarlyStopped=True:TrialEarlyStopped',
      ),
    },
  ],
  [
    'Trial',
    'was killed',
    'Failed',
    {
      status: conditions(
        'Created=True',
        'Running=False',
        'Killed=True:TrialKilled',
      ),
    },
  ],
  [
    'Trial',
    'has no metrics',
    'Failed',
    {
      status: conditions(
        'Created=True',
        'Running=False',
        'Succeeded=False',
        'MetricsUnavailable=True:MetricsUnavailable',
      ),
    },
  ],
  [
    'Trial',
    'has failed',
    'Failed',
    { status: conditions('Running=False', 'Failed=True:TrialFailed') },
  ],
  ['Suggestion', 'nobody has reported on', 'Provisioning'],
  [
    'Suggestion',
    'is created',
    'Provisioning',
    { status: conditions('Created=True') },
  ],
  [
    'Suggestion',
    'serves',
    'Ready',
    {
      status: conditions(
        'Created=True',
        'DeploymentReady=True:DeploymentReady',
        'Running=True',
      ),
    },
  ],
  [
    'Suggestion',
    'has succeeded',
    'Ready',
    {
      status: conditions(
        'Created=True',
        'DeploymentReady=True',
        'Running=False',
        'Succeeded=True',
      ),
    },
  ],
  [
    'Suggestion',
    'has failed',
    'Failed',
    {
      status: conditions('Created=True', 'DeploymentReady=True', 'Failed=True'),
    },
  ],
  ['Notebook', 'nobody has reported on', 'Provisioning'],
  [
    'Notebook',
    'runs',
    'Ready',
    { status: { readyReplicas: 1, containerState: { running: {} } } },
  ],
  [
    'Notebook',
    'starts',
    'Provisioning',
    {
      status: {
        readyReplicas: 0,
        containerState: { waiting: { reason: 'ContainerCreating' } },
      },
    },
  ],
  [
    'Notebook',
    'has no image',
    'Degraded',
    {
      status: {
        containerState: {
          waiting: { reason: 'ImagePullBackOff', message: 'no such image' },
        },
      },
    },
  ],
  [
    'Notebook',
    'crashes',
    'Degraded',
    {
      status: {
        containerState: { terminated: { exitCode: 1, reason: 'Error' } },
      },
    },
  ],
  [
    'Notebook',
    'has ended well and starts again',
    'Provisioning',
    {
      status: {
        containerState: { terminated: { exitCode: 0, reason: 'Completed' } },
      },
    },
  ],
  [
    'Notebook',
    'is stopped',
    'Suspended',
    {
      status: { readyReplicas: 0 },
      metadata: {
        annotations: { 'kubeflow-resource-stopped': '2026-01-02T03:04:05Z' },
      },
    },
  ],
  ['Workspace', 'nobody has reported on', 'Provisioning'],
  [
    'Workspace',
    'runs',
    'Ready',
    { status: { state: 'Running', stateMessage: 'As it is' } },
  ],
  [
    'Workspace',
    'is pending',
    'Provisioning',
    { status: { state: 'Pending', stateMessage: 'As it is' } },
  ],
  [
    'Workspace',
    'is paused',
    'Suspended',
    { status: { state: 'Paused', stateMessage: 'As it is' } },
  ],
  [
    'Workspace',
    'is taken away',
    'Deleting',
    { status: { state: 'Terminating', stateMessage: 'As it is' } },
  ],
  [
    'Workspace',
    'has an error',
    'Failed',
    { status: { state: 'Error', stateMessage: 'As it is' } },
  ],
  [
    'Workspace',
    'is not known',
    'Unknown',
    { status: { state: 'Unknown', stateMessage: 'As it is' } },
  ],
  [
    'Workspace',
    'is melting',
    'Unknown',
    { status: { state: 'Melting', stateMessage: 'As it is' } },
  ],
  ['Profile', 'nobody has reported on', 'Provisioning'],
  ['Profile', 'is there', 'Ready', { status: conditions('Successful=True') }],
  [
    'Profile',
    'could not be made',
    'Failed',
    {
      status: {
        conditions: [{ type: 'Failed', message: 'namespace already exist' }],
      },
    },
  ],
  [
    'Profile',
    'was made after a failure',
    'Ready',
    { status: conditions('Failed=True', 'Successful=True') },
  ],
  [
    'Profile',
    'failed after that',
    'Failed',
    { status: conditions('Successful=True', 'Failed=True') },
  ],
  [
    'Profile',
    'is not known',
    'Unknown',
    { status: conditions('Unknown=True') },
  ],
  ['Profile', 'is melting', 'Unknown', { status: conditions('Melting=True') }],
  [
    'Profile',
    'is not successful',
    'Provisioning',
    { status: conditions('Successful=False') },
  ],
  ['PVCViewer', 'is served', 'Ready', { status: { ready: true } }],
  ['PVCViewer', 'starts', 'Provisioning', { status: { ready: false } }],
  ['PVCViewer', 'nobody has reported on', 'Provisioning'],
  ['ScheduledWorkflow', 'nobody has reported on', 'Provisioning'],
  [
    'ScheduledWorkflow',
    'is Enabled',
    'Ready',
    { status: conditions('Enabled=True:Enabled') },
  ],
  [
    'ScheduledWorkflow',
    'is Running',
    'Ready',
    { status: conditions('Running=True:Running') },
  ],
  [
    'ScheduledWorkflow',
    'is Succeeded',
    'Ready',
    { status: conditions('Succeeded=True:Succeeded') },
  ],
  [
    'ScheduledWorkflow',
    'is Disabled',
    'Suspended',
    { status: conditions('Disabled=True:Disabled') },
  ],
  [
    'ScheduledWorkflow',
    'is Error',
    'Degraded',
    { status: conditions('Error=True:Error') },
  ],
  [
    'ScheduledWorkflow',
    'is Melting',
    'Unknown',
    { status: conditions('Melting=True:Melting') },
  ],
  [
    'ScheduledWorkflow',
    'is to be disabled',
    'Suspended',
    { status: conditions('Enabled=True'), spec: { enabled: false } },
  ],
  ['PodDefault', 'is there', 'Ready'],
]);

describeRules('kubeflow', 'trainer.kubeflow.org', [
  ['TrainJob', 'nobody has reported on', 'Provisioning'],
  [
    'TrainJob',
    'runs',
    'Provisioning',
    { status: { jobsStatus: [{ name: 'node', active: 1 }] } },
  ],
  [
    'TrainJob',
    'is suspended',
    'Suspended',
    { status: conditions('Suspended=True:Suspended') },
  ],
  ['TrainJob', 'is to be suspended', 'Suspended', { spec: { suspend: true } }],
  [
    'TrainJob',
    'goes on after a pause',
    'Provisioning',
    { status: conditions('Suspended=False:Resumed') },
  ],
  [
    'TrainJob',
    'is complete',
    'Ready',
    {
      status: conditions(
        'Suspended=False:Resumed',
        'Complete=True:JobsCompleted',
      ),
    },
  ],
  [
    'TrainJob',
    'has failed',
    'Failed',
    { status: conditions('Failed=True:JobsFailed') },
  ],
  ['ClusterTrainingRuntime', 'is there', 'Ready'],
]);

describeRules('kubeflow', 'tensorboard.kubeflow.org', [
  ['Tensorboard', 'is served', 'Ready', { status: { readyReplicas: 1 } }],
  ['Tensorboard', 'starts', 'Provisioning', { status: { readyReplicas: 0 } }],
  ['Tensorboard', 'nobody has reported on', 'Provisioning'],
]);

describeRules('kubeflow', 'pipelines.kubeflow.org', [
  ['Pipeline', 'is there', 'Ready'],
  ['PipelineVersion', 'is there', 'Ready'],
  [
    'PipelineVersion',
    'is valid',
    'Ready',
    { status: conditions('PipelineVersionStatus=True') },
  ],
  [
    'PipelineVersion',
    'is not valid',
    'Failed',
    { status: conditions('PipelineVersionStatus=False:Invalid') },
  ],
  [
    'PipelineVersion',
    'is being checked',
    'Provisioning',
    { status: conditions('PipelineVersionStatus=Unknown') },
  ],
]);

describeRules('kubeflow', 'sparkoperator.k8s.io', [
  ['SparkConnect', 'nobody has reported on', 'Provisioning'],
  [
    'SparkConnect',
    'is served',
    'Ready',
    { status: { state: 'Ready', ...conditions('ServerPodReady=True') } },
  ],
  [
    'SparkConnect',
    'starts',
    'Provisioning',
    { status: { state: 'NotReady', ...conditions('ServerPodReady=False') } },
  ],
  [
    'SparkConnect',
    'has failed',
    'Failed',
    { status: { state: 'Failed', ...conditions('ServerPodReady=False') } },
  ],
]);
