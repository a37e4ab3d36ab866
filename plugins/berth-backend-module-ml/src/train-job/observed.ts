import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  countOf,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';

/**
 * A TrainJob as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedTrainJob {
  suspended: boolean;
  runtime?: string;
  nodes: number;
  /** Pods of the jobs that train. */
  active: number;
  /** What the training itself reports. */
  percent?: number;
  secondsLeft?: number;
  metrics: Array<{ name: string; value: string }>;
  hasJobs: boolean;
  resources: unknown;
  /** Whether it has ended, and how. */
  ended?: 'Complete' | 'Failed';
}

/**
 * Reads a TrainJob; what has another shape is left out.
 *
 * @internal
 */
export function observe(object: KubernetesObject): ObservedTrainJob {
  const spec = specOf(object);
  const status = statusOf(object);
  const trainer = recordOf(spec.trainer);
  const progress = recordOf(status.trainerStatus);
  const jobs = recordsOf(status.jobsStatus);
  const isTrue = (wanted: string) =>
    conditionsOf(object).some(c => c.type === wanted && c.status === 'True');
  return {
    suspended: spec.suspend === true,
    runtime: textOf(recordOf(spec.runtimeRef).name),
    nodes: countOf(trainer.numNodes) ?? 1,
    active: jobs.reduce((sum, job) => sum + (countOf(job.active) ?? 0), 0),
    percent: countOf(progress.progressPercentage),
    secondsLeft: countOf(progress.estimatedRemainingSeconds),
    metrics: recordsOf(progress.metrics).flatMap(metric => {
      const [name, value] = [textOf(metric.name), textOf(metric.value)];
      return name && value ? [{ name, value }] : [];
    }),
    hasJobs: jobs.length > 0,
    resources: trainer.resourcesPerNode,
    ended: (['Failed', 'Complete'] as const).find(isTrue),
  };
}
