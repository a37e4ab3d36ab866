import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import {
  aClaim,
  condition,
  refusal,
  written,
  type ClaimChanges,
} from '../__testUtils__/aClaim';
import { required } from '../__testUtils__/cases';
import { llmInferenceService } from './offering';

const input = required.llm;
const claim = (changes: ClaimChanges = {}) =>
  aClaim(llmInferenceService, { input, ...changes });
const judge = (changes: ClaimChanges = {}) =>
  llmInferenceService.readiness(claim(changes));
const status = (...conditions: object[]) => ({
  status: { observedGeneration: 2, conditions },
});
const not = (type: string, reason?: string, message?: string) =>
  condition(type, { status: 'False', reason, message });
const stop = { annotations: { 'serving.kserve.io/stop': 'true' } };

describe('the state of a language model service', () => {
  it.each<[string, ClaimChanges, ClaimPhase, string]>([
    ['nothing reported', {}, 'Provisioning', 'NoStatus'],
    [
      'ready',
      status(condition('Ready'), condition('WorkloadsReady')),
      'Ready',
      'Ready',
    ],
    [
      'ready, by an older status',
      { status: { observedGeneration: 1, conditions: [condition('Ready')] } },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'its pods come up',
      status(
        not('Ready', 'MinimumReplicasUnavailable'),
        not('WorkloadsReady', 'MinimumReplicasUnavailable'),
      ),
      'Provisioning',
      'MinimumReplicasUnavailable',
    ],
    [
      'its pods wait',
      status(not('Ready', 'Pending')),
      'Provisioning',
      'Pending',
    ],
    [
      'its gateway comes up',
      status(
        not('Ready', 'GatewaysNotReady'),
        condition('WorkloadsReady'),
        not('GatewaysReady', 'GatewaysNotReady'),
        not('RouterReady', 'GatewaysNotReady'),
      ),
      'Provisioning',
      'GatewaysNotReady',
    ],
    [
      'its route comes up',
      status(not('Ready'), not('HTTPRoutesReady', 'HTTPRoutesNotReady')),
      'Provisioning',
      'HTTPRoutesNotReady',
    ],
    [
      'its pool comes up',
      status(not('Ready'), not('InferencePoolReady', 'WaitingForController')),
      'Provisioning',
      'WaitingForController',
    ],
    [
      'not known yet',
      status(condition('Ready', { status: 'Unknown', reason: 'Whatever' })),
      'Provisioning',
      'Whatever',
    ],
    [
      'its settings do not fit',
      status(
        not('Ready', 'CombineBaseError'),
        not('PresetsCombined', 'CombineBaseError'),
      ),
      'Failed',
      'CombineBaseError',
    ],
    [
      'its pods never came',
      status(
        not('Ready'),
        not('MainWorkloadReady', 'ProgressDeadlineExceeded'),
      ),
      'Failed',
      'ProgressDeadlineExceeded',
    ],
    [
      'something new',
      status(not('Ready', 'Meditating')),
      'Degraded',
      'Meditating',
    ],
    [
      'stopped',
      { ...stop, ...status(not('Ready', 'Stopped')) },
      'Suspended',
      'Stopped',
    ],
    [
      'stopped, by its condition',
      { ...stop, ...status(not('Ready'), condition('Stopped')) },
      'Suspended',
      'Stopped',
    ],
    [
      'being stopped',
      { ...stop, ...status(condition('Ready')) },
      'Provisioning',
      'Stopping',
    ],
    [
      'being started',
      status(not('Ready', 'Stopped')),
      'Provisioning',
      'Starting',
    ],
  ])('%s', (_, changes, phase, reason) => {
    expect(judge(changes)).toMatchObject({ phase, reason });
  });

  it('names the part that is missing, and why', () => {
    expect(
      judge(
        status(
          not('Ready'),
          not('MainWorkloadReady', 'Progressing', '0 of 1 ready.'),
        ),
      ).message,
    ).toBe(
      'It is being set up, and waits for its pods (0 of 1 ready). A large model takes a while to load.',
    );
  });
});

describe('the actions of a language model service', () => {
  const plan = (
    action: string,
    given: object = {},
    changes: ClaimChanges = {},
  ) => llmInferenceService.planAction(action, given, claim(changes));

  it.each<[string, object, ClaimChanges, object]>([
    ['scale', { replicas: 3 }, {}, { spec: { replicas: 3 } }],
    [
      'update-model',
      { model: 's3://models/llama' },
      {},
      { spec: { model: { uri: 's3://models/llama' } } },
    ],
    [
      'stop',
      {},
      {},
      { metadata: { annotations: { 'serving.kserve.io/stop': 'true' } } },
    ],
    [
      'start',
      {},
      stop,
      { metadata: { annotations: { 'serving.kserve.io/stop': 'false' } } },
    ],
  ])('%s %j', (action, given, changes, patch) => {
    expect(plan(action, given, changes)).toMatchObject([{ patch }]);
  });

  it.each<[string, object, ClaimChanges, RegExp]>([
    ['scale', { replicas: 1 }, {}, /1 already/],
    ['scale', { replicas: 2 }, stop, /start it first/],
    [
      'scale',
      { replicas: 2 },
      { spec: { replicas: null } },
      /scales by itself/,
    ],
    ['update-model', { model: input.model }, {}, /that one already/],
    ['update-model', { model: 'llama' }, {}, /with its scheme/],
  ])('refuses %s %j', (action, given, changes, message) => {
    expect(refusal(() => plan(action, given, changes))).toMatch(message);
  });
});

describe('what a language model service is made of', () => {
  it('spreads a model over its GPUs, and takes its token from a Secret', () => {
    const [{ spec }] = written(llmInferenceService, {
      ...input,
      plan: 'large',
      gpus: 4,
      hfTokenSecret: 'hugging-face',
      scheduler: false,
      configs: ['fast'],
    });
    expect(spec).toEqual({
      baseRefs: [{ name: 'fast' }],
      model: { uri: input.model, name: 'demo' },
      replicas: 2,
      parallelism: { tensor: 4 },
      router: { route: {}, gateway: {} },
      template: expect.objectContaining({
        containers: [
          expect.objectContaining({
            name: 'main',
            env: [
              {
                name: 'HF_TOKEN',
                valueFrom: {
                  secretKeyRef: { name: 'hugging-face', key: 'HF_TOKEN' },
                },
              },
            ],
          }),
        ],
      }),
    });
  });

  it('refuses a token in the open', () => {
    const env = [{ name: 'HF_TOKEN', value: 'x' }];
    expect(
      refusal(() => llmInferenceService.parseInput({ ...input, env })),
    ).toMatch(/into a Secret/);
  });

  it('takes its replicas and its scheduler', () => {
    expect(
      llmInferenceService.usage(
        llmInferenceService.parseInput({ ...input, replicas: 2 }),
      ),
    ).toEqual({
      'requests.cpu': '8256m',
      'requests.memory': '66036Mi',
      'limits.memory': '64Gi',
      'requests.nvidia.com/gpu': '2',
      pods: '3',
      services: '2',
    });
  });

  it('shows where and how it is asked', () => {
    const objects = claim({
      status: {
        url: 'https://gateway.example.com/research/demo',
        addresses: [
          { url: 'https://gateway.example.com/research/demo' },
          { url: 'http://10.0.0.7:8000/research/demo' },
        ],
        workloads: { primary: { readyReplicas: 1 } },
      },
    });
    expect(
      llmInferenceService
        .connection(objects)
        ?.endpoints.map(({ host, port }) => [host, port]),
    ).toEqual([
      ['gateway.example.com', 443],
      ['10.0.0.7', 8000],
    ]);
    expect(llmInferenceService.details(objects)).toEqual(
      expect.arrayContaining([
        { label: 'Asked for as', value: 'demo' },
        { label: 'Replicas', value: '1 of 1 ready' },
        { label: 'Inference scheduler', value: 'yes' },
      ]),
    );
  });
});
