import type { KubernetesObject } from '../../kubernetes/types';

/**
 * A step of a task, as far as the stand-in reads it.
 *
 * @internal
 */
export interface Step {
  name: string;
  image?: string;
  computeResources?: object;
}

/**
 * What a TaskRun says of a step: it runs, or it has ended.
 *
 * @internal
 */
export interface StepState {
  name: string;
  container: string;
  running?: { startedAt: string };
  terminated?: { exitCode: number; reason: string; finishedAt: string };
}

/**
 * A TaskRun as far as the stand-in reads it.
 *
 * @internal
 */
export interface TaskRun extends KubernetesObject {
  spec: {
    status?: string;
    serviceAccountName?: string;
    podTemplate?: { securityContext?: object };
    params?: Array<{ name: string; value: unknown }>;
    taskSpec: { steps: Step[]; stepTemplate?: { computeResources?: object } };
  };
  status?: {
    podName?: string;
    startTime?: string;
    completionTime?: string;
    steps?: StepState[];
    conditions?: Array<{ type: string; status: string; reason?: string }>;
  };
}
