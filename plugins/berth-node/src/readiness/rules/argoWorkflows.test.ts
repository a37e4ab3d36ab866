import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('argo-workflows', 'argoproj.io', [
  ['Workflow', 'nobody has reported on', 'Provisioning'],
  ['Workflow', 'is Pending', 'Provisioning', { status: { phase: 'Pending' } }],
  ['Workflow', 'is Running', 'Provisioning', { status: { phase: 'Running' } }],
  ['Workflow', 'is Succeeded', 'Ready', { status: { phase: 'Succeeded' } }],
  ['Workflow', 'is Failed', 'Failed', { status: { phase: 'Failed' } }],
  ['Workflow', 'is Error', 'Failed', { status: { phase: 'Error' } }],
  ['Workflow', 'is Melting', 'Unknown', { status: { phase: 'Melting' } }],
  [
    'Workflow',
    'is suspended',
    'Suspended',
    { status: { phase: 'Running' }, spec: { suspend: true } },
  ],
  [
    'Workflow',
    'has failed although it was suspended',
    'Failed',
    { status: { phase: 'Failed' }, spec: { suspend: true } },
  ],
  ['CronWorkflow', 'nobody has reported on', 'Provisioning'],
  [
    'CronWorkflow',
    'starts its workflows',
    'Ready',
    { status: { phase: 'Active', lastScheduledTime: '2026-01-01T00:00:00Z' } },
  ],
  [
    'CronWorkflow',
    'is suspended',
    'Suspended',
    { status: { phase: 'Active' }, spec: { suspend: true } },
  ],
  [
    'CronWorkflow',
    'has stopped',
    'Suspended',
    { status: { phase: 'Stopped' } },
  ],
  [
    'CronWorkflow',
    'is not valid',
    'Degraded',
    { status: conditions('SpecError=True') },
  ],
  [
    'CronWorkflow',
    'cannot start a workflow',
    'Degraded',
    { status: conditions('SubmissionError=True') },
  ],
  ['WorkflowTemplate', 'is there', 'Ready'],
]);
