import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('kserve', 'serving.kserve.io', [
  ['InferenceService', 'nobody has reported on', 'Provisioning'],
  [
    'InferenceService',
    'is ready',
    'Ready',
    {
      status: {
        ...conditions('Ready=True'),
        modelStatus: { transitionStatus: 'UpToDate' },
      },
    },
  ],
  [
    'InferenceService',
    'is ready and says no more',
    'Ready',
    { status: conditions('Ready=True') },
  ],
  [
    'InferenceService',
    'loads its model',
    'Provisioning',
    {
      status: {
        ...conditions('Ready=False'),
        modelStatus: { transitionStatus: 'InProgress' },
      },
    },
  ],
  [
    'InferenceService',
    'could not load its model',
    'Degraded',
    {
      status: {
        ...conditions('Ready=False'),
        modelStatus: { transitionStatus: 'BlockedByFailedLoad' },
      },
    },
  ],
  [
    'InferenceService',
    'is not valid',
    'Degraded',
    {
      status: {
        ...conditions('Ready=False'),
        modelStatus: { transitionStatus: 'InvalidSpec' },
      },
    },
  ],
  [
    'InferenceService',
    'has no revision',
    'Degraded',
    { status: conditions('Ready=False:RevisionMissing') },
  ],
  [
    'InferenceService',
    'comes up',
    'Provisioning',
    { status: conditions('Ready=False', 'PredictorReady=Unknown') },
  ],
  [
    'InferenceService',
    'is stopped',
    'Suspended',
    { status: conditions('Ready=False:Stopped', 'Stopped=True:Stopped') },
  ],
  [
    'LLMInferenceService',
    'is ready',
    'Ready',
    { status: conditions('Ready=True') },
  ],
  [
    'LLMInferenceService',
    'comes up',
    'Provisioning',
    { status: conditions('Ready=False:MinimumReplicasUnavailable') },
  ],
  [
    'LLMInferenceService',
    'has failed',
    'Degraded',
    { status: conditions('Ready=False:RefsInvalid') },
  ],
  ['InferenceGraph', 'is ready', 'Ready', { status: conditions('Ready=True') }],
  [
    'TrainedModel',
    'is not ready',
    'Degraded',
    { status: conditions('Ready=False:InferenceServiceNotReady') },
  ],
  ['ServingRuntime', 'is there', 'Ready'],
]);
