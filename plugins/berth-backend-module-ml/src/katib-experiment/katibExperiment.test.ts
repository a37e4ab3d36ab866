import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import {
  aClaim,
  condition,
  refusal,
  written,
  type ClaimChanges,
} from '../__testUtils__/aClaim';
import { required } from '../__testUtils__/cases';
import { katibExperiment } from './offering';

const input = required.image;
const claim = (changes: ClaimChanges = {}) =>
  aClaim(katibExperiment, { input, ...changes });
const judge = (changes: ClaimChanges = {}) =>
  katibExperiment.readiness(claim(changes));
const status = (...conditions: object[]) => ({ status: { conditions } });
const isOver = (reason = 'ExperimentMaxTrialsReached', more: object = {}) => ({
  status: {
    conditions: [condition('Succeeded', { reason })],
    trials: 12,
    trialsSucceeded: 12,
    ...more,
  },
});

describe('the state of an experiment', () => {
  it.each<[string, ClaimChanges, ClaimPhase, string]>([
    ['nothing reported', {}, 'Provisioning', 'NoStatus'],
    ['Created', status(condition('Created')), 'Provisioning', 'Created'],
    [
      'Running',
      status(condition('Created'), condition('Running')),
      'Provisioning',
      'Running',
    ],
    [
      'Restarting',
      status(condition('Created'), condition('Restarting')),
      'Provisioning',
      'Restarting',
    ],
    ['Succeeded', isOver(), 'Ready', 'ExperimentMaxTrialsReached'],
    [
      'at its goal',
      isOver('ExperimentGoalReached'),
      'Ready',
      'ExperimentGoalReached',
    ],
    [
      'Failed',
      status(condition('Created'), condition('Failed')),
      'Failed',
      'Failed',
    ],
    ['something new', status(condition('Pondering')), 'Unknown', 'Pondering'],
    [
      'Succeeded, by an older status',
      {
        status: {
          observedGeneration: 1,
          conditions: [condition('Succeeded')],
        },
      },
      'Provisioning',
      'ChangeNotObserved',
    ],
  ])('%s', (_, changes, phase, reason) => {
    expect(judge(changes)).toMatchObject({ phase, reason });
  });

  it('counts its trials', () => {
    expect(
      judge({
        status: {
          conditions: [condition('Running')],
          trials: 6,
          trialsSucceeded: 3,
          trialsFailed: 1,
          trialsRunning: 2,
        },
      }),
    ).toMatchObject({
      message:
        'Trials run: 4 of 12 done, 1 of them failed, 2 running. There is nothing to do.',
      progress: { done: 4, total: 12 },
    });
  });
});

describe('the actions of an experiment', () => {
  const plan = (
    action: string,
    given: object = {},
    changes: ClaimChanges = {},
  ) => katibExperiment.planAction(action, given, claim(changes));
  const running = { status: { trials: 4, trialsRunning: 2 } };

  it.each<[string, object, ClaimChanges, object]>([
    ['more-trials', { maxTrials: 20 }, running, { maxTrialCount: 20 }],
    ['more-trials', { maxTrials: 20 }, isOver(), { maxTrialCount: 20 }],
    [
      'change-parallel',
      { parallelTrials: 4 },
      running,
      { parallelTrialCount: 4 },
    ],
    ['stop', {}, running, { maxTrialCount: 4 }],
    [
      'stop',
      {},
      { status: { trials: 1 } },
      { maxTrialCount: 1, parallelTrialCount: 1 },
    ],
  ])('%s %j', (action, given, changes, spec) => {
    expect(plan(action, given, changes)).toEqual([
      {
        type: 'merge-patch',
        kind: katibExperiment.primary,
        name: 'demo',
        patch: { spec },
      },
    ]);
  });

  it.each<[string, object, ClaimChanges, RegExp]>([
    ['more-trials', { maxTrials: 12 }, isOver(), /There are 12 now/],
    [
      'more-trials',
      { maxTrials: 20 },
      status(condition('Failed')),
      /has failed/,
    ],
    [
      'more-trials',
      { maxTrials: 20 },
      isOver('ExperimentGoalReached'),
      /its goal/,
    ],
    [
      'more-trials',
      { maxTrials: 20 },
      { input: { ...input, resumePolicy: 'Never' }, ...isOver() },
      /cannot be resumed/,
    ],
    [
      'change-parallel',
      { parallelTrials: 2 },
      running,
      /2 run at once already/,
    ],
    ['change-parallel', { parallelTrials: 13 }, running, /12 trials in all/],
    ['change-parallel', { parallelTrials: 3 }, isOver(), /It is over/],
    ['stop', {}, {}, /No trial has begun/],
    ['stop', {}, { status: { trials: 12 } }, /begun already/],
    ['stop', {}, isOver(), /It is over/],
  ])('refuses %s %j', (action, given, changes, message) => {
    expect(refusal(() => plan(action, given, changes))).toMatch(message);
  });
});

describe('what an experiment is made of', () => {
  it('gives each parameter to the code as an argument', () => {
    const [{ spec }] = written(katibExperiment, {
      ...input,
      command: ['python', 'train.py'],
      args: ['--epochs=3'],
      queue: 'team-a',
      gpus: 1,
      goal: 0.05,
      earlyStopping: true,
      parameters: [
        { name: 'lr', type: 'double', min: '0.001', max: '0.1' },
        { name: 'optimizer', type: 'categorical', list: ['sgd', 'adam'] },
      ],
    });
    const { trialTemplate, ...rest } = spec as any;
    expect(rest).toEqual({
      objective: { type: 'minimize', goal: 0.05, objectiveMetricName: 'loss' },
      algorithm: { algorithmName: 'random' },
      earlyStopping: { algorithmName: 'medianstop' },
      maxTrialCount: 12,
      parallelTrialCount: 2,
      maxFailedTrialCount: 3,
      resumePolicy: 'LongRunning',
      parameters: [
        {
          name: 'lr',
          parameterType: 'double',
          feasibleSpace: { min: '0.001', max: '0.1' },
        },
        {
          name: 'optimizer',
          parameterType: 'categorical',
          feasibleSpace: { list: ['sgd', 'adam'] },
        },
      ],
    });
    expect(trialTemplate.trialParameters).toEqual([
      { name: 'lr', reference: 'lr' },
      { name: 'optimizer', reference: 'optimizer' },
    ]);
    const { metadata, spec: jobSpec } = trialTemplate.trialSpec;
    expect(metadata.labels).toEqual({ 'kueue.x-k8s.io/queue-name': 'team-a' });
    const [container] = jobSpec.template.spec.containers;
    expect(container.name).toBe(trialTemplate.primaryContainerName);
    expect(container.args).toEqual([
      '--epochs=3',
      // eslint-disable-next-line no-template-curly-in-string -- Katib's own
      '--lr=${trialParameters.lr}',
      // eslint-disable-next-line no-template-curly-in-string -- Katib's own
      '--optimizer=${trialParameters.optimizer}',
    ]);
  });

  const double = { name: 'lr', type: 'double', min: '0.1', max: '1' };

  it.each<[object, RegExp]>([
    [{ parameters: [{ name: 'lr', type: 'double' }] }, /^parameters\.0\.min: /],
    [{ parameters: [{ ...double, max: '0.1' }] }, /more than min/],
    [{ parameters: [{ ...double, type: 'int' }] }, /take double/],
    [{ parameters: [{ ...double, step: '0' }] }, /A step is more than 0/],
    [{ parameters: [{ name: 'o', type: 'categorical' }] }, /List the values/],
    [{ parameters: [double, double] }, /a name of its own/],
    [{ parameters: [double], algorithm: 'grid' }, /grid needs a step/],
    [{ parameters: [double], algorithm: 'cmaes' }, /two parameters/],
    [
      {
        parameters: [{ name: 'o', type: 'discrete', list: ['1'] }],
        algorithm: 'sobol',
      },
      /only searches double and int/,
    ],
    [{ parallelTrials: 13 }, /12 trials in all/],
    [{ parameters: [] }, /At least one/],
  ])('is refused as %j', (more, message) => {
    expect(
      refusal(() => katibExperiment.parseInput({ ...input, ...more })),
    ).toMatch(message);
  });

  it('takes what runs at once, with the containers that Katib adds', () => {
    expect(
      katibExperiment.usage(
        katibExperiment.parseInput({ ...input, gpus: 1, parallelTrials: 3 }),
      ),
    ).toEqual({
      'requests.cpu': '6200m',
      'requests.memory': '24616Mi',
      'limits.cpu': '2',
      'limits.memory': '24976Mi',
      'requests.nvidia.com/gpu': '3',
      pods: '4',
      services: '1',
    });
  });

  it('shows the best trial', () => {
    const objects = claim({
      status: {
        trialsSucceeded: 2,
        currentOptimalTrial: {
          bestTrialName: 'demo-x7k2',
          parameterAssignments: [{ name: 'lr', value: '0.02' }],
          observation: {
            metrics: [{ name: 'loss', latest: '0.11', min: '0.1' }],
          },
        },
      },
    });
    expect(katibExperiment.details(objects)).toEqual(
      expect.arrayContaining([
        { label: 'Best trial', value: 'demo-x7k2' },
        { label: 'Its parameters', value: 'lr=0.02' },
        { label: 'Its metrics', value: 'loss=0.11' },
        { label: 'Objective', value: 'minimize loss' },
      ]),
    );
  });
});
