import type { ApiRun } from '../rest/types';
import { runStateOf, type RunState } from './runSummary';
import type { RunNode, TaskState } from './taskStates';

/**
 * A line of a comparison: the same thing in each of the runs.
 *
 * @internal
 */
export interface ComparedLine<T> {
  name: string;
  /** In the order of the runs; undefined where a run has none of it. */
  values: Array<T | undefined>;
  differs: boolean;
}

/**
 * Runs side by side.
 *
 * @internal
 */
export interface RunComparison {
  runs: Array<{
    id: string;
    title: string;
    state: RunState;
    versionId?: string;
    createdAt?: string;
    durationSeconds?: number;
  }>;
  parameters: Array<ComparedLine<unknown>>;
  tasks: Array<ComparedLine<TaskState>>;
}

/**
 * Compares parameters, with the defaults of each one's version filled in, and
 * what became of each task.
 *
 * @internal
 */
export function compareRuns(
  compared: Array<{
    run: ApiRun;
    parameters: Record<string, unknown>;
    nodes: RunNode[];
  }>,
): RunComparison {
  return {
    runs: compared.map(({ run }) => ({
      id: run.id,
      title: run.title,
      state: runStateOf(run),
      ...(run.versionId && { versionId: run.versionId }),
      ...(run.createdAt && { createdAt: run.createdAt }),
      ...durationOf(run),
    })),
    parameters: lines(compared.map(({ parameters }) => parameters)),
    tasks: lines(
      compared.map(({ nodes }) =>
        Object.fromEntries(nodes.map(({ id, state }) => [id, state])),
      ),
    ),
  };
}

function lines<T>(columns: Array<Record<string, T>>): Array<ComparedLine<T>> {
  const names = [...new Set(columns.flatMap(column => Object.keys(column)))];
  return names.map(name => {
    const values = columns.map(column =>
      Object.hasOwn(column, name) ? column[name] : undefined,
    );
    return {
      name,
      values,
      differs: new Set(values.map(value => stable(value))).size > 1,
    };
  });
}

/** The same text for the same value, in whatever order its fields come. */
function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_, part) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(
            Object.entries(part).sort(([a], [b]) => a.localeCompare(b)),
          )
        : part,
    ) ?? 'undefined'
  );
}

function durationOf({ createdAt, finishedAt }: ApiRun) {
  const seconds =
    createdAt && finishedAt
      ? Math.round((Date.parse(finishedAt) - Date.parse(createdAt)) / 1000)
      : undefined;
  return seconds === undefined ? {} : { durationSeconds: seconds };
}
