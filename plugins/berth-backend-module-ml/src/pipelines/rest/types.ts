/**
 * What Kubeflow Pipelines says of itself.
 *
 * @internal
 */
export interface ServerMode {
  /** Where pipelines are kept. */
  store: 'database' | 'kubernetes';
  multiUser: boolean;
}

/**
 * A pipeline as the API has it.
 *
 * @internal
 */
export interface ApiPipeline {
  id: string;
  name: string;
  title: string;
  description?: string;
  namespace?: string;
  createdAt?: string;
}

/**
 * A version of a pipeline as the API has it.
 *
 * @internal
 */
export interface ApiVersion {
  id: string;
  pipelineId: string;
  name: string;
  title: string;
  description?: string;
  createdAt?: string;
  /** The documents of the compiled pipeline. */
  documents: Array<Record<string, unknown>>;
}

/**
 * An experiment as the API has it.
 *
 * @internal
 */
export interface ApiExperiment {
  id: string;
  title: string;
  description?: string;
  archived: boolean;
}

/**
 * A node of a run as the API has it, or as its workflow does.
 *
 * @internal
 */
export interface ApiTask {
  id: string;
  name: string;
  /** Upper case, as the API names it; undefined where it names none. */
  state?: string;
  startedAt?: string;
  finishedAt?: string;
  message?: string;
  podName?: string;
  /** Ids and names of pods. */
  children: string[];
}

/**
 * A run as the API has it.
 *
 * @internal
 */
export interface ApiRun {
  id: string;
  title: string;
  description?: string;
  experimentId?: string;
  recurringRunId?: string;
  pipelineId?: string;
  versionId?: string;
  /** The documents of the pipeline, where the run brought them along. */
  documents: Array<Record<string, unknown>>;
  parameters: Record<string, unknown>;
  serviceAccount?: string;
  state?: string;
  message?: string;
  archived: boolean;
  createdAt?: string;
  startedAt?: string;
  finishedAt?: string;
  tasks: ApiTask[];
}

/**
 * A recurring run as the API has it.
 *
 * @internal
 */
export interface ApiRecurringRun {
  id: string;
  title: string;
  description?: string;
  experimentId?: string;
  pipelineId?: string;
  versionId?: string;
  parameters: Record<string, unknown>;
  serviceAccount?: string;
  enabled: boolean;
  cron?: string;
  intervalSeconds?: number;
  maxConcurrency?: number;
  catchUp: boolean;
  createdAt?: string;
}

/**
 * One page of a list.
 *
 * @internal
 */
export interface Page<T> {
  items: T[];
  nextPageToken?: string;
}
