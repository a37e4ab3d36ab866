import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import {
  aClaim,
  refusal,
  written,
  type ClaimChanges,
} from '../__testUtils__/aClaim';
import { workspace } from './offering';

const judge = (changes: ClaimChanges = {}) =>
  workspace.readiness(aClaim(workspace, changes));
const state = (name: string, more: object = {}) => ({
  status: { state: name, ...more },
});
const paused = { spec: { paused: true } };

describe('the state of a workspace', () => {
  it.each<[string, ClaimChanges, ClaimPhase, string]>([
    ['nothing reported', {}, 'Provisioning', 'NoStatus'],
    ['Running', state('Running'), 'Ready', 'Running'],
    ['Pending', state('Pending'), 'Provisioning', 'Pending'],
    ['Paused', { ...paused, ...state('Paused') }, 'Suspended', 'Paused'],
    ['Error', state('Error'), 'Failed', 'Error'],
    ['Terminating', state('Terminating'), 'Provisioning', 'Terminating'],
    ['Unknown', state('Unknown'), 'Unknown', 'Unknown'],
    ['something new', state('Hibernating'), 'Unknown', 'Hibernating'],
    ['being resumed', state('Paused'), 'Provisioning', 'Resuming'],
    [
      'being paused',
      { ...paused, ...state('Running') },
      'Provisioning',
      'Pausing',
    ],
    [
      'Running, by an older status',
      state('Running', { observedGeneration: 1 }),
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'in a queue',
      {
        input: { queue: 'team-a' },
        ...state('Pending', { stateMessage: 'Pod is SchedulingGated' }),
      },
      'Provisioning',
      'WaitingInQueue',
    ],
  ])('%s', (_, changes, phase, reason) => {
    expect(judge(changes)).toMatchObject({ phase, reason });
  });

  it('says what Kubeflow says, and that a change waits', () => {
    expect(
      judge(state('Error', { stateMessage: 'no such image' })).message,
    ).toBe('The workspace cannot run. Kubeflow says: no such image');
    expect(judge(state('Running', { pendingRestart: true })).message).toMatch(
      /paused and resumed/,
    );
  });
});

describe('the actions of a workspace', () => {
  const plan = (
    action: string,
    input: object = {},
    changes: ClaimChanges = {},
  ) => workspace.planAction(action, input, aClaim(workspace, changes));

  it.each<[string, object, ClaimChanges, object]>([
    ['pause', {}, {}, { spec: { paused: true } }],
    ['resume', {}, paused, { spec: { paused: false } }],
    [
      'resize',
      { plan: 'large' },
      {},
      {
        metadata: { annotations: { 'berth.dev/plan': 'large' } },
        spec: { podTemplate: { options: { podConfig: 'big_gpu' } } },
      },
    ],
    [
      'change-image',
      { image: 'jupyterlab_scipy_200' },
      {},
      {
        spec: {
          podTemplate: { options: { imageConfig: 'jupyterlab_scipy_200' } },
        },
      },
    ],
  ])('%s', (action, input, changes, patch) => {
    expect(plan(action, input, changes)).toEqual([
      { type: 'merge-patch', kind: workspace.primary, name: 'demo', patch },
    ]);
  });

  it.each<[string, object, ClaimChanges, RegExp]>([
    ['pause', {}, paused, /paused already/],
    ['resume', {}, {}, /not paused/],
    ['resize', { plan: 'small' }, {}, /that size already/],
    ['change-image', { image: 'jupyterlab_scipy_190' }, {}, /that one already/],
    ['change-image', { image: 'no spaces' }, {}, /WorkspaceKind/],
  ])('refuses %s %j', (action, input, changes, message) => {
    expect(refusal(() => plan(action, input, changes))).toMatch(message);
  });
});

describe('what a workspace is made of', () => {
  it('is its home and the options of its kind', () => {
    const [home, object] = written(workspace, {
      plan: 'medium',
      title: 'My place',
      queue: 'team-a',
    });
    expect(home.metadata.name).toBe('demo-home');
    expect(object.spec).toEqual({
      kind: 'jupyterlab',
      paused: false,
      displayName: 'My place',
      podTemplate: {
        podMetadata: {
          labels: {
            'kueue.x-k8s.io/queue-name': 'team-a',
            'backstage.io/kubernetes-id': 'demo',
          },
        },
        volumes: { home: 'demo-home' },
        options: {
          imageConfig: 'jupyterlab_scipy_190',
          podConfig: 'small_cpu',
        },
      },
    });
  });

  it('takes what its size says, and of another configuration its disk', () => {
    const usage = (input: object) =>
      workspace.usage(workspace.parseInput(input));
    expect(usage({ plan: 'large' })).toMatchObject({
      'requests.nvidia.com/gpu': '1',
      'requests.memory': '16Gi',
    });
    expect(usage({ podConfig: 'tiny_cpu' })).toMatchObject({
      'requests.cpu': '100m',
    });
    expect(usage({ podConfig: 'h100' })).toEqual({
      pods: '1',
      'requests.storage': '10Gi',
      persistentvolumeclaims: '1',
      services: '1',
    });
  });

  it('shows its options, and what replaces them', () => {
    const objects = aClaim(workspace, {
      status: {
        state: 'Running',
        activity: { lastActivity: 1785542400 },
        podTemplateOptions: {
          imageConfig: { desired: 'jupyterlab_scipy_200' },
          podConfig: { desired: 'tiny_cpu' },
        },
      },
    });
    expect(workspace.details(objects)).toEqual(
      expect.arrayContaining([
        {
          label: 'Environment',
          value: 'jupyterlab_scipy_190, to be replaced by jupyterlab_scipy_200',
        },
        { label: 'Pod configuration', value: 'tiny_cpu' },
        { label: 'Last used', value: '2026-08-01T00:00:00.000Z' },
      ]),
    );
    expect(workspace.planOf(objects)).toBe('small');
  });
});
