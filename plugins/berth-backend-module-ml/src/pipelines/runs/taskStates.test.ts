import type { GraphNode } from '../ir/graph';
import type { ApiRun, ApiTask } from '../rest/types';
import { causeOf, keepsFromStarting } from './causeOf';
import { compareRuns } from './compareRuns';
import { runActions, runStateOf, runSummary } from './runSummary';
import { taskStates, type TaskState } from './taskStates';

const node = (id: string, changes: Partial<GraphNode> = {}): GraphNode => ({
  id,
  name: id.split('/').at(-1)!,
  kind: 'task',
  dependsOn: [],
  ...changes,
});

const task = (name: string, changes: Partial<ApiTask> = {}): ApiTask => ({
  id: name,
  name,
  children: [],
  ...changes,
});

const run = (changes: Partial<ApiRun> = {}): ApiRun => ({
  id: 'r',
  title: 'Run',
  documents: [],
  parameters: {},
  archived: false,
  state: 'RUNNING',
  tasks: [],
  ...changes,
});

const stateOf = (tasks: ApiTask[], state = 'RUNNING') =>
  taskStates([node('train')], run({ state }), tasks)[0];

const pull = 'ImagePullBackOff: Back-off pulling image "gone:1"';

describe('the state of a task', () => {
  it.each<[string, ApiTask[], string, TaskState]>([
    ['nothing', [], 'RUNNING', 'waiting'],
    ['nothing at the end', [], 'SUCCEEDED', 'notRun'],
    ['nothing in a run that was stopped', [], 'CANCELED', 'canceled'],
    ['its driver', [task('train-driver')], 'RUNNING', 'pending'],
    [
      'a driver that failed',
      [task('train-driver', { state: 'FAILED' })],
      'RUNNING',
      'failed',
    ],
    [
      'a driver that cannot start',
      [task('train-driver', { state: 'PENDING', message: pull })],
      'RUNNING',
      'blocked',
    ],
    ['PENDING', [task('train', { state: 'PENDING' })], 'RUNNING', 'pending'],
    ['RUNNING', [task('train', { state: 'RUNNING' })], 'RUNNING', 'running'],
    ['PAUSED', [task('train', { state: 'PAUSED' })], 'RUNNING', 'running'],
    [
      'SUCCEEDED',
      [task('train', { state: 'SUCCEEDED' })],
      'RUNNING',
      'succeeded',
    ],
    ['SKIPPED', [task('train', { state: 'SKIPPED' })], 'RUNNING', 'skipped'],
    ['FAILED', [task('train', { state: 'FAILED' })], 'RUNNING', 'failed'],
    ['CANCELED', [task('train', { state: 'CANCELED' })], 'RUNNING', 'canceled'],
    [
      'CANCELING',
      [task('train', { state: 'CANCELING' })],
      'CANCELING',
      'canceled',
    ],
    [
      'FAILED in a run that was stopped',
      [task('train', { state: 'FAILED' })],
      'CANCELED',
      'canceled',
    ],
    [
      'RUNNING in a run that was stopped',
      [task('train', { state: 'RUNNING' })],
      'CANCELED',
      'canceled',
    ],
    [
      'RUNNING in a run that has ended',
      [task('train', { state: 'RUNNING' })],
      'SUCCEEDED',
      'unknown',
    ],
    [
      'omitted, as Argo names it',
      [task('train', { state: 'OMITTED' })],
      'RUNNING',
      'notRun',
    ],
    [
      'omitted, as the API does not',
      [task('train', { finishedAt: 'x' })],
      'RUNNING',
      'notRun',
    ],
    ['no state', [task('train')], 'RUNNING', 'unknown'],
    [
      'one that nobody knows',
      [task('train', { state: 'MELTING' })],
      'RUNNING',
      'unknown',
    ],
    [
      'RUNNING with a message that it cannot start',
      [task('train', { state: 'RUNNING', message: pull })],
      'RUNNING',
      'blocked',
    ],
  ])('by %s', (_, tasks, state, expected) => {
    expect(stateOf(tasks, state).state).toBe(expected);
  });

  it.each<[string, Partial<ApiTask>, TaskState]>([
    ['RUNNING', { state: 'PENDING' }, 'pending'],
    ['RUNNING', { state: 'PENDING', message: pull }, 'blocked'],
    ['RUNNING', { state: 'RUNNING' }, 'running'],
    ['SUCCEEDED', { state: 'SKIPPED' }, 'cached'],
    ['SUCCEEDED', { state: 'SUCCEEDED' }, 'succeeded'],
  ])('is %s around a pod that is %j', (state, pod, expected) => {
    const tasks = [
      task('train', { state, children: ['pod-1'] }),
      task('executor', { id: 'e', podName: 'pod-1', ...pod }),
    ];
    expect(stateOf(tasks).state).toBe(expected);
  });

  it('is that of the worst of several, and says how many have ended', () => {
    const tasks = ['SUCCEEDED', 'FAILED', 'RUNNING'].map((state, index) =>
      task('train', { id: `t${index}`, state }),
    );
    expect(stateOf(tasks)).toMatchObject({
      state: 'failed',
      times: { done: 2, total: 3 },
    });
  });

  it('is skipped with the part that it lies in', () => {
    const graph = [
      node('if', { kind: 'condition' }),
      node('if/publish', { parent: 'if' }),
    ];
    const [, inside] = taskStates(graph, run({ state: 'SUCCEEDED' }), [
      task('if', { state: 'SKIPPED' }),
    ]);
    expect(inside.state).toBe('skipped');
  });

  it('is green by no state but one', () => {
    for (const state of ['', 'succeeded', 'Succeeded', 'OK', 'toString']) {
      expect(stateOf([task('train', { state })]).state).toBe('unknown');
    }
  });
});

describe('the state of a run', () => {
  it.each([
    ['PENDING', 'pending'],
    ['RUNNING', 'running'],
    ['SUCCEEDED', 'succeeded'],
    ['SKIPPED', 'skipped'],
    ['FAILED', 'failed'],
    ['CANCELING', 'canceling'],
    ['CANCELED', 'canceled'],
    ['PAUSED', 'paused'],
    ['RUNTIME_STATE_UNSPECIFIED', 'unknown'],
    ['toString', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is %s, with a sentence', (state, expected) => {
    expect(runStateOf({ state })).toBe(expected);
    expect(runSummary(run({ state }), []).message).toMatch(/[.]$/);
  });

  it('is running while another task still goes on', () => {
    const nodes = taskStates([node('a'), node('b')], run(), [
      task('a', { state: 'RUNNING' }),
      task('b', { state: 'PENDING', message: pull }),
    ]);
    expect(runSummary(run(), nodes).state).toBe('running');
    expect(runSummary(run(), nodes.slice(1)).state).toBe('blocked');
  });

  it('says what may be done', () => {
    expect(runActions('blocked')).toEqual({ terminate: true, retry: false });
    expect(runActions('canceled')).toEqual({ terminate: false, retry: true });
    expect(runActions('unknown')).toEqual({ terminate: false, retry: false });
  });
});

describe('a cause', () => {
  it.each([
    [pull, /The image gone:1 cannot be pulled/],
    ['ErrImagePull', /Its image cannot be pulled/],
    ['InvalidImageName', /not valid/],
    ['CreateContainerConfigError: secret "x"', /Secret or ConfigMap/],
    ['pods "x" is forbidden: exceeded quota: all, requested', /quota/],
    ['Unschedulable: 0/3 nodes', /No node has room/],
    ['OOMKilled (exit code 137)', /more memory/],
    ['main: Error (exit code 3)', /exit code 3/],
    ['Pod was active longer: DeadlineExceeded', /longer than it may/],
    ['workflow shutdown with strategy:  Terminate', /stopped with its run/],
    ['Something else\nentirely', /^Something else entirely$/],
  ])('of %j', (message, expected) => {
    expect(causeOf(message)).toMatch(expected);
  });

  it('does not take an exit code for what keeps a pod from starting', () => {
    expect(keepsFromStarting('main: Error (exit code 1)')).toBe(false);
    expect(keepsFromStarting(undefined)).toBe(false);
  });
});

describe('a comparison', () => {
  it('takes values for the same whatever the order of their fields', () => {
    const compared = [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ].map(options => ({
      run: run(),
      parameters: { options },
      nodes: [],
    }));
    expect(compareRuns(compared).parameters[0].differs).toBe(false);
  });

  it('tells a value that is missing from one that is there', () => {
    const compared = [{ x: 1 }, {}].map(parameters => ({
      run: run(),
      parameters: parameters as Record<string, unknown>,
      nodes: [],
    }));
    expect(compareRuns(compared).parameters).toEqual([
      { name: 'x', values: [1, undefined], differs: true },
    ]);
  });
});
