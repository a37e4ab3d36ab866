import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

const succeeded = (text: string) => ({
  status: conditions(`Succeeded=${text}`),
});

const runs = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [kind, 'has started', 'Provisioning', succeeded('Unknown:Started')],
  [kind, 'runs', 'Provisioning', succeeded('Unknown:Running')],
  [kind, 'waits', 'Provisioning', succeeded('Unknown:Pending')],
  [kind, 'is done', 'Ready', succeeded('True:Succeeded')],
  [kind, 'has failed', 'Failed', succeeded('False:Failed')],
  [kind, 'says something else', 'Provisioning', succeeded('Melting')],
];

describeRules('tekton', 'tekton.dev', [
  ...runs('PipelineRun'),
  [
    'PipelineRun',
    'is held back',
    'Suspended',
    {
      spec: { status: 'PipelineRunPending' },
      ...succeeded('Unknown:PipelineRunPending'),
    },
  ],
  [
    'PipelineRun',
    'is let go',
    'Provisioning',
    succeeded('Unknown:PipelineRunPending'),
  ],
  [
    'PipelineRun',
    'is done with tasks left out',
    'Ready',
    succeeded('True:Completed'),
  ],
  ['PipelineRun', 'is cancelled', 'Failed', succeeded('False:Cancelled')],
  [
    'PipelineRun',
    'took too long',
    'Failed',
    succeeded('False:PipelineRunTimeout'),
  ],
  [
    'PipelineRun',
    'is being stopped',
    'Provisioning',
    succeeded('Unknown:StoppedRunningFinally'),
  ],
  ...runs('TaskRun'),
  ['TaskRun', 'is cancelled', 'Failed', succeeded('False:TaskRunCancelled')],
  ['TaskRun', 'took too long', 'Failed', succeeded('False:TaskRunTimeout')],
  ...runs('CustomRun'),
  ['Pipeline', 'is there', 'Ready'],
  ['Task', 'is there', 'Ready'],
]);

describeRules('tekton', 'resolution.tekton.dev', runs('ResolutionRequest'));

describeRules('tekton', 'triggers.tekton.dev', [
  ['EventListener', 'nobody has reported on', 'Provisioning'],
  [
    'EventListener',
    'listens',
    'Ready',
    { status: conditions('Ready=True', 'Available=True', 'Service=True') },
  ],
  [
    'EventListener',
    'has no pod yet',
    'Degraded',
    {
      status: conditions(
        'Ready=True',
        'Available=False:MinimumReplicasUnavailable',
      ),
    },
  ],
  [
    'EventListener',
    'says half of it',
    'Provisioning',
    { status: conditions('Ready=True') },
  ],
  ['TriggerTemplate', 'is there', 'Ready'],
]);

describeRules('tekton', 'operator.tekton.dev', [
  ['TektonConfig', 'nobody has reported on', 'Provisioning'],
  ['TektonConfig', 'is ready', 'Ready', { status: conditions('Ready=True') }],
  [
    'TektonConfig',
    'is not ready',
    'Degraded',
    { status: conditions('Ready=False:Error') },
  ],
  [
    'TektonPipeline',
    'is not known',
    'Provisioning',
    { status: conditions('Ready=Unknown') },
  ],
]);

describeRules('tekton', 'shipwright.io', [
  ...runs('BuildRun'),
  ['Build', 'nobody has reported on', 'Provisioning'],
  [
    'Build',
    'is registered',
    'Ready',
    { status: { registered: 'True', reason: 'Succeeded' } },
  ],
  [
    'Build',
    'is not valid',
    'Degraded',
    {
      status: {
        registered: 'False',
        reason: 'BuildStrategyNotFound',
        message: 'the strategy does not exist',
      },
    },
  ],
  [
    'Build',
    'is being checked',
    'Provisioning',
    { status: { registered: 'Unknown' } },
  ],
  ['Build', 'says something new', 'Unknown', { status: { registered: 'Yes' } }],
  ['BuildStrategy', 'is there', 'Ready'],
]);
