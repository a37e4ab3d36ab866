import type { PlannedNode, StoredRun } from '../types';

const TERMINATES_IN_STEPS = 2;

/**
 * The states of runs and tasks, as the API names them. A node that Argo
 * Workflows has omitted has none that the API knows, and none is sent.
 *
 * @internal
 */
export type RuntimeState =
  | 'PENDING'
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'SKIPPED'
  | 'FAILED'
  | 'CANCELING'
  | 'CANCELED';

/**
 * How a run stands at a time.
 *
 * @internal
 */
export interface RunAtTime {
  state: RuntimeState;
  history: Array<{ state: RuntimeState; at: number }>;
  finishedAt?: number;
  nodes: NodeAtTime[];
}

/**
 * How one of its nodes stands.
 *
 * @internal
 */
export interface NodeAtTime {
  node: PlannedNode;
  state: RuntimeState | undefined;
  history: Array<{ state: RuntimeState; at: number }>;
  finishedAt?: number;
  message?: string;
}

const FINAL: Record<PlannedNode['outcome'], RuntimeState | undefined> = {
  Succeeded: 'SUCCEEDED',
  Failed: 'FAILED',
  Skipped: 'SKIPPED',
  Omitted: undefined,
  Never: undefined,
};

/**
 * What a run's plan comes to at a time. Pure: asked for the same time again, it
 * says the same.
 *
 * @internal
 */
export function runAt(run: StoredRun, now: number, stepMs: number): RunAtTime {
  const { plan, terminatedAt, createdAt } = run;
  const history: RunAtTime['history'] = [{ state: 'PENDING', at: createdAt }];
  const until = Math.min(now, terminatedAt ?? now);
  if (until >= plan.startsAt) {
    history.push({ state: 'RUNNING', at: plan.startsAt });
  }
  if (terminatedAt !== undefined) {
    const canceledAt = terminatedAt + TERMINATES_IN_STEPS * stepMs;
    history.push({ state: 'CANCELING', at: terminatedAt });
    if (now >= canceledAt) {
      history.push({ state: 'CANCELED', at: canceledAt });
    }
  } else if (plan.endsAt !== undefined && now >= plan.endsAt) {
    history.push({
      state: plan.failed ? 'FAILED' : 'SUCCEEDED',
      at: plan.endsAt,
    });
  }
  const last = history[history.length - 1];
  const ended = ['SUCCEEDED', 'FAILED', 'CANCELED'].includes(last.state);
  return {
    state: last.state,
    history,
    ...(ended && { finishedAt: last.at }),
    nodes: plan.nodes
      .filter(node => (node.pendingFrom ?? Infinity) <= until)
      .map(node => nodeAt(node, until, ended ? terminatedAt : undefined)),
  };
}

function nodeAt(
  node: PlannedNode,
  now: number,
  shutDownAt: number | undefined,
): NodeAtTime {
  const { pendingFrom = now, runsFrom, endsAt, outcome, message } = node;
  const history: NodeAtTime['history'] = [
    { state: 'PENDING', at: pendingFrom },
  ];
  if (runsFrom !== undefined && now >= runsFrom) {
    history.push({ state: 'RUNNING', at: runsFrom });
  }
  if (endsAt !== undefined && now >= endsAt) {
    const state = FINAL[outcome];
    if (!state) {
      return { node, state: undefined, history: [], finishedAt: endsAt };
    }
    history.push({ state, at: endsAt });
    return {
      node,
      state,
      history,
      finishedAt: endsAt,
      ...(message && { message }),
    };
  }
  if (shutDownAt !== undefined) {
    history.push({ state: 'FAILED', at: shutDownAt });
    return {
      node,
      state: 'FAILED',
      history,
      finishedAt: shutDownAt,
      message: 'workflow shutdown with strategy:  Terminate',
    };
  }
  return {
    node,
    state: history[history.length - 1].state,
    history,
    // What keeps a pod from starting is known while it does.
    ...(outcome === 'Never' && message && { message }),
  };
}
