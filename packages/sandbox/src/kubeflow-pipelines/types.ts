/**
 * A compiled pipeline, as far as the server looks into it.
 *
 * @internal
 */
export interface PipelineSpec {
  pipelineInfo: { name: string; description?: string };
  root: Component;
  components?: Record<string, Component>;
  deploymentSpec?: {
    executors?: Record<string, { container?: { image?: string } }>;
  };
  schemaVersion: string;
  sdkVersion?: string;
}

/** A part of a pipeline: a container, or further tasks. */
export interface Component {
  dag?: { tasks?: Record<string, Task> };
  executorLabel?: string;
  inputDefinitions?: { parameters?: Record<string, ParameterSpec> };
}

/** A use of a component. */
export interface Task {
  componentRef?: { name?: string };
  dependentTasks?: string[];
  cachingOptions?: { enableCache?: boolean };
  inputs?: object;
  parameterIterator?: {
    itemInput?: string;
    items?: { raw?: string; inputParameter?: string };
  };
  triggerPolicy?: { condition?: string; strategy?: string };
}

/** A parameter of a component. */
export interface ParameterSpec {
  parameterType?: string;
  defaultValue?: unknown;
  isOptional?: boolean;
  description?: string;
}

/** What a YAML file of a compiled pipeline holds. */
export interface PipelineTemplate {
  spec: PipelineSpec;
  platformSpec?: object;
}

/** A pipeline as the server keeps it. */
export interface StoredPipeline {
  id: string;
  name: string;
  displayName: string;
  description: string;
  namespace: string;
  createdAt: number;
}

/** A version of a pipeline as the server keeps it. */
export interface StoredVersion {
  id: string;
  pipelineId: string;
  name: string;
  displayName: string;
  description: string;
  createdAt: number;
  template: PipelineTemplate;
}

/** An experiment as the server keeps it. */
export interface StoredExperiment {
  id: string;
  displayName: string;
  description: string;
  namespace: string;
  createdAt: number;
  lastRunCreatedAt: number;
  archived: boolean;
}

/** What a run is of. */
export interface PipelineSource {
  pipelineId?: string;
  versionId?: string;
  /** Where the pipeline came with the request. */
  inline?: boolean;
}

/** How a run is run. */
export interface RuntimeConfig {
  parameters?: Record<string, unknown>;
  pipeline_root?: string;
}

/** A run as the server keeps it; its state follows from its plan and the time. */
export interface StoredRun {
  id: string;
  experimentId: string;
  namespace: string;
  displayName: string;
  description: string;
  serviceAccount: string;
  recurringRunId?: string;
  source: PipelineSource;
  template: PipelineTemplate;
  runtimeConfig: RuntimeConfig;
  createdAt: number;
  scheduledAt: number;
  archived: boolean;
  terminatedAt?: number;
  plan: RunPlan;
}

/** What a run does, and when: all of it is decided when it begins. */
export interface RunPlan {
  attempt: number;
  startsAt: number;
  /** When all of it has ended; absent where something never does. */
  endsAt?: number;
  failed: boolean;
  nodes: PlannedNode[];
}

/**
 * One node of a run, as Argo Workflows would have it.
 */
export interface PlannedNode {
  /** Where it stands, such as `root/train/executor`. */
  path: string;
  /** As it is displayed, which several may be. */
  name: string;
  podName: string;
  taskId: string;
  isPod: boolean;
  children: string[];
  /** Absent where it is never reached. */
  pendingFrom?: number;
  runsFrom?: number;
  endsAt?: number;
  outcome: 'Succeeded' | 'Failed' | 'Skipped' | 'Omitted' | 'Never';
  /** What the kubelet or the container says of it. */
  message?: string;
}

/** A recurring run as the server keeps it. */
export interface StoredRecurringRun {
  id: string;
  displayName: string;
  description: string;
  experimentId: string;
  namespace: string;
  serviceAccount: string;
  source: PipelineSource;
  template?: PipelineTemplate;
  runtimeConfig: RuntimeConfig;
  trigger: Trigger;
  maxConcurrency: number;
  noCatchup: boolean;
  enabled: boolean;
  createdAt: number;
  updatedAt: number;
  /** Up to when it has been looked whether runs are due. */
  lookedAt: number;
  runs: number;
}

/** When a recurring run runs, as the API has it. */
export interface Trigger {
  cron_schedule?: { cron?: string; start_time?: string; end_time?: string };
  periodic_schedule?: {
    interval_second?: string | number;
    start_time?: string;
    end_time?: string;
  };
}
