import type { ApiRun } from '../rest/types';
import { causeOf } from './causeOf';
import type { RunNode } from './taskStates';

/**
 * How a run stands.
 *
 * @internal
 */
export type RunState =
  | 'pending'
  | 'running'
  | 'blocked'
  | 'succeeded'
  | 'failed'
  | 'canceling'
  | 'canceled'
  | 'skipped'
  | 'paused'
  | 'unknown';

const STATES: Record<string, RunState> = {
  PENDING: 'pending',
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  CANCELING: 'canceling',
  CANCELED: 'canceled',
  SKIPPED: 'skipped',
  PAUSED: 'paused',
};

/**
 * A run's state by its API state alone.
 *
 * @internal
 */
export function runStateOf({ state = '' }: Pick<ApiRun, 'state'>): RunState {
  return Object.hasOwn(STATES, state) ? STATES[state] : 'unknown';
}

/**
 * A run's state and a sentence that says what is going on, by its tasks: one in
 * which nothing can go on is blocked, whatever the API calls it.
 *
 * @internal
 */
export function runSummary(
  run: ApiRun,
  nodes: RunNode[],
): { state: RunState; message: string } {
  const state = runStateOf(run);
  const tasks = nodes.filter(
    ({ kind }) => kind === 'task' || kind === 'importer',
  );
  const find = (...states: string[]) =>
    tasks.find(node => states.includes(node.state));
  if (state === 'running' || state === 'pending') {
    const blocked = find('blocked');
    if (blocked && !find('running')) {
      return {
        state: 'blocked',
        message: `'${blocked.name}' cannot start. ${
          blocked.message ?? ''
        }`.trim(),
      };
    }
  }
  const failed = find('failed');
  const done = tasks.filter(node =>
    ['succeeded', 'cached', 'skipped'].includes(node.state),
  ).length;
  const messages: Record<RunState, string> = {
    pending: 'It is about to begin.',
    running: `${done} of ${tasks.length} tasks are done.`,
    blocked: '',
    succeeded: `All is done: ${done} of ${tasks.length} tasks.`,
    failed: whyFailed(run, failed),
    canceling: 'It is being stopped.',
    canceled: `It was stopped after ${done} of ${tasks.length} tasks.`,
    skipped: 'It was skipped.',
    paused: 'It is paused.',
    unknown: `Kubeflow Pipelines reports '${
      run.state ?? 'nothing'
    }', which Berth does not know.`,
  };
  return { state, message: messages[state] };
}

function whyFailed(run: ApiRun, task: RunNode | undefined): string {
  if (task) {
    return `'${task.name}' failed. ${task.message ?? ''}`.trim();
  }
  return run.message
    ? causeOf(run.message)
    : 'It failed, and Kubeflow Pipelines does not say at which task.';
}

/** What may be done to a run in a state. */
export function runActions(state: RunState) {
  return {
    terminate: ['pending', 'running', 'blocked', 'paused'].includes(state),
    retry: ['failed', 'canceled'].includes(state),
  };
}
