import type { InputSchema } from '../../model/schema';

/**
 * How a run stands, as the route tells it.
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

/**
 * How a task of a run stands.
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
 * How Kubeflow Pipelines is installed.
 *
 * @internal
 */
export interface ServerMode {
  store: 'database' | 'kubernetes';
  multiUser: boolean;
}

/**
 * Where there is no Kubeflow Pipelines, or none for the person, and why.
 *
 * @internal
 */
export interface NoServer {
  store: 'none';
  reason: 'not-allowed' | 'not-there';
  message: string;
}

/** @internal */
export interface KfpPipeline {
  id: string;
  name: string;
  title?: string;
  namespace?: string;
}

/** @internal */
export interface KfpVersion {
  id: string;
  name: string;
  title: string;
}

/**
 * A version with what a form for a run needs.
 *
 * @internal
 */
export interface KfpVersionDetail extends KfpVersion {
  pipeline: { inputSchema: InputSchema };
}

/**
 * A run in a list.
 *
 * @internal
 */
export interface Run {
  id: string;
  title: string;
  versionId?: string;
  recurringRunId?: string;
  parameters: Record<string, unknown>;
  serviceAccount?: string;
  state: RunState;
  createdAt?: string;
  finishedAt?: string;
  actions: { terminate: boolean; retry: boolean };
}

/**
 * A part of a pipeline and how it stands in a run.
 *
 * @internal
 */
export interface RunNode {
  id: string;
  name: string;
  kind: 'task' | 'importer' | 'loop' | 'condition' | 'group';
  parent?: string;
  dependsOn: string[];
  image?: string;
  condition?: string;
  state: TaskState;
  message?: string;
  startedAt?: string;
  finishedAt?: string;
  times?: { done: number; total: number };
}

/** @internal */
export interface RunDetail extends Run {
  message: string;
  nodes: RunNode[];
  inputSchema?: InputSchema;
}

/**
 * What a run is begun anew with.
 *
 * @internal
 */
export interface RunClone {
  title: string;
  versionId: string;
  experiment?: string;
  serviceAccount?: string;
  values: Record<string, unknown>;
  dropped: string[];
}

/** @internal */
export interface ComparedLine<T> {
  name: string;
  values: Array<T | null | undefined>;
  differs: boolean;
}

/** @internal */
export interface RunComparison {
  runs: Array<{
    id: string;
    title: string;
    state: RunState;
    durationSeconds?: number;
  }>;
  parameters: Array<ComparedLine<unknown>>;
  tasks: Array<ComparedLine<TaskState>>;
}

/** @internal */
export interface RecurringRun {
  id: string;
  title: string;
  enabled: boolean;
  cron?: string;
  intervalSeconds?: number;
}
