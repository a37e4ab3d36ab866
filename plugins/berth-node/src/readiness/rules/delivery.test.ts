import { conditions, describeRules } from './__testUtils__/describeRules';

const phase = (text: string) => ({ status: { phase: text } });

describeRules('flagger', 'flagger.app', [
  ['Canary', 'is set up', 'Provisioning', phase('Initializing')],
  ['Canary', 'waits for a promotion', 'Suspended', phase('WaitingPromotion')],
  ['Canary', 'has succeeded', 'Ready', phase('Succeeded')],
  ['Canary', 'has failed', 'Degraded', phase('Failed')],
  ['Canary', 'says something new', 'Unknown', phase('Melting')],
  ['Canary', 'nobody has reported on', 'Provisioning'],
]);

describeRules('velero', 'velero.io', [
  ['Backup', 'runs', 'Provisioning', phase('InProgress')],
  ['Backup', 'is complete', 'Ready', phase('Completed')],
  ['Backup', 'has parts missing', 'Degraded', phase('PartiallyFailed')],
  ['Restore', 'has failed', 'Failed', phase('FailedValidation')],
  ['Schedule', 'is on', 'Ready', phase('Enabled')],
  ['Schedule', 'is paused', 'Suspended', { spec: { paused: true } }],
  ['Backup', 'says something new', 'Unknown', phase('Melting')],
]);

describeRules('tekton', 'tekton.dev', [
  [
    'PipelineRun',
    'runs',
    'Provisioning',
    { status: conditions('Succeeded=Unknown:Running') },
  ],
  ['PipelineRun', 'is done', 'Ready', { status: conditions('Succeeded=True') }],
  [
    'TaskRun',
    'has failed',
    'Failed',
    { status: conditions('Succeeded=False') },
  ],
]);
