import type { GraphNode } from '../ir/graph';
import type { ApiRun, ApiTask } from '../rest/types';
import { causeOf, keepsFromStarting } from './causeOf';

/**
 * How a task of a run stands. One that the API does not know is `unknown`, and
 * never green.
 *
 * @internal
 */
export type TaskState =
  | 'waiting'
  | 'pending'
  | 'blocked'
  | 'running'
  | 'succeeded'
  | 'cached'
  | 'skipped'
  | 'failed'
  | 'canceled'
  | 'notRun'
  | 'unknown';

/**
 * A part of a pipeline and how it stands in a run.
 *
 * @internal
 */
export interface RunNode extends GraphNode {
  state: TaskState;
  /** Why, as a sentence, where there is something to say. */
  message?: string;
  startedAt?: string;
  finishedAt?: string;
  /** In loops: how many there are of it, and how many have ended. */
  times?: { done: number; total: number };
}

const ENDED = ['SUCCEEDED', 'FAILED', 'SKIPPED', 'CANCELED'];

/** Of several states of the same task, as in a loop, the first is its state. */
const WORST_FIRST: TaskState[] = [
  'failed',
  'blocked',
  'unknown',
  'running',
  'pending',
  'canceled',
  'waiting',
  'notRun',
  'skipped',
  'succeeded',
  'cached',
];
const DONE: TaskState[] = [
  'succeeded',
  'cached',
  'skipped',
  'failed',
  'canceled',
  'notRun',
];

/**
 * How each part of a pipeline stands in a run, by what is told of its nodes.
 *
 * @internal
 */
export function taskStates(
  graph: GraphNode[],
  run: ApiRun,
  tasks: ApiTask[] = run.tasks,
): RunNode[] {
  const byKey = new Map<string, ApiTask>();
  for (const task of tasks) {
    byKey.set(task.id, task);
    if (task.podName) {
      byKey.set(task.podName, task);
    }
  }
  const childrenOf = (task: ApiTask) =>
    task.children.flatMap(key => byKey.get(key) ?? []);
  const own = graph.map(node => ownState(node, run, tasks, childrenOf));
  return own.map(node => withinParent(node, own));
}

function ownState(
  node: GraphNode,
  run: ApiRun,
  tasks: ApiTask[],
  childrenOf: (task: ApiTask) => ApiTask[],
): RunNode {
  const found = tasks.filter(({ name }) => name === node.name);
  const runEnded = ENDED.includes(run.state ?? '');
  if (found.length === 0) {
    const driver = tasks.find(({ name }) => name === `${node.name}-driver`);
    return { ...node, ...withoutTask(driver, run, runEnded) };
  }
  const judged = found.map(task =>
    judge(task, childrenOf(task), run, runEnded),
  );
  const [worst] = [...judged].sort(
    (a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state),
  );
  const begun = found.flatMap(({ startedAt }) => startedAt ?? []).sort();
  const ended = found.flatMap(({ finishedAt }) => finishedAt ?? []).sort();
  return {
    ...node,
    ...worst,
    ...(begun[0] && { startedAt: begun[0] }),
    ...(ended.length === found.length && { finishedAt: ended.at(-1) }),
    ...(found.length > 1 && {
      times: {
        done: judged.filter(({ state }) => DONE.includes(state)).length,
        total: found.length,
      },
    }),
  };
}

type Judgement = Pick<RunNode, 'state' | 'message'>;

function withoutTask(
  driver: ApiTask | undefined,
  run: ApiRun,
  runEnded: boolean,
): Judgement {
  if (driver?.state === 'FAILED') {
    return {
      state: 'failed',
      message: driver.message
        ? causeOf(driver.message)
        : 'Kubeflow Pipelines could not prepare it; the log of its driver says why.',
    };
  }
  if (runEnded) {
    return run.state === 'CANCELED'
      ? { state: 'canceled', message: 'The run was stopped before its turn.' }
      : { state: 'notRun', message: 'The run ended before its turn.' };
  }
  if (keepsFromStarting(driver?.message)) {
    return { state: 'blocked', message: causeOf(driver!.message!) };
  }
  return { state: driver ? 'pending' : 'waiting' };
}

function judge(
  task: ApiTask,
  children: ApiTask[],
  run: ApiRun,
  runEnded: boolean,
): Judgement {
  const pods = children.filter(({ name }) => /^executor\b/.test(name));
  const stuck = [task, ...pods].find(({ message }) =>
    keepsFromStarting(message),
  );
  const message = [task, ...pods].find(one => one.message)?.message;
  const say = message ? { message: causeOf(message) } : {};
  switch (task.state) {
    case 'SUCCEEDED':
      return pods.length > 0 && pods.every(({ state }) => state === 'SKIPPED')
        ? {
            state: 'cached',
            message:
              'An earlier run had the same inputs; its result was taken.',
          }
        : { state: 'succeeded' };
    case 'SKIPPED':
      return { state: 'skipped', message: 'Its condition did not hold.' };
    case 'FAILED':
      if (run.state === 'CANCELED' || run.state === 'CANCELING') {
        return { state: 'canceled', message: 'It was stopped with its run.' };
      }
      return {
        state: 'failed',
        message:
          say.message ??
          'Kubeflow Pipelines does not say why; the log of its pod may.',
      };
    case 'CANCELED':
    case 'CANCELING':
      return { state: 'canceled', message: 'It was stopped with its run.' };
    case 'OMITTED':
      return {
        state: 'notRun',
        message: 'Something that it waits for did not succeed.',
      };
    case 'PENDING':
    case 'RUNNING':
    case 'PAUSED':
      break;
    default:
      // Argo's "omitted" has no name in this API and comes without any.
      return task.finishedAt
        ? {
            state: 'notRun',
            message: 'Something that it waits for did not succeed.',
          }
        : { state: 'unknown', message: unknownState(task.state) };
  }
  if (runEnded) {
    return run.state === 'CANCELED'
      ? { state: 'canceled', message: 'It was stopped with its run.' }
      : {
          state: 'unknown',
          message: 'The run has ended, and it was last reported as under way.',
        };
  }
  if (stuck) {
    return { state: 'blocked', ...say };
  }
  // The node around a pod runs as soon as the pod is asked for.
  const waits =
    task.state === 'PENDING' ||
    (pods.length > 0 && pods.every(({ state }) => state === 'PENDING'));
  return waits ? { state: 'pending', ...say } : { state: 'running', ...say };
}

function unknownState(state: string | undefined): string {
  return state
    ? `Kubeflow Pipelines reports '${state}', which Berth does not know.`
    : 'Kubeflow Pipelines reports no state of it.';
}

/**
 * What lies in a part that did not run did not run either; and a part in which
 * something is blocked does not just run.
 */
function withinParent(node: RunNode, all: RunNode[]): RunNode {
  const parent = all.find(({ id }) => id === node.parent);
  if (
    parent &&
    ['skipped', 'notRun'].includes(parent.state) &&
    ['waiting', 'notRun'].includes(node.state)
  ) {
    return { ...node, state: parent.state, message: parent.message };
  }
  if (node.state === 'running') {
    const inside = all.find(
      ({ id, state }) => state === 'blocked' && id.startsWith(`${node.id}/`),
    );
    return inside
      ? {
          ...node,
          state: 'blocked',
          message: `'${inside.name}' in it cannot start. ${
            inside.message ?? ''
          }`.trim(),
        }
      : node;
  }
  return node;
}
