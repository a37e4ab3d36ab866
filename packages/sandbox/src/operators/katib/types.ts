import type { KubernetesObject } from '../../kubernetes/types';

/**
 * A parameter that an Experiment tries out.
 *
 * @internal
 */
export interface ExperimentParameter {
  name: string;
  feasibleSpace: { min?: string; max?: string; list?: string[] };
}

/**
 * An Experiment as far as the stand-in reads it.
 *
 * @internal
 */
export interface Experiment extends KubernetesObject {
  spec: {
    objective?: { objectiveMetricName?: string };
    maxTrialCount?: number;
    parallelTrialCount?: number;
    maxFailedTrialCount?: number;
    parameters?: ExperimentParameter[];
    trialTemplate?: {
      trialSpec?: {
        spec?: {
          template?: {
            metadata?: { labels?: Record<string, string> };
            spec?: object;
          };
        };
      };
    };
  };
  status?: ExperimentStatus;
}

/**
 * What Katib reports of an Experiment.
 *
 * @internal
 */
export interface ExperimentStatus {
  trials?: number;
  trialsSucceeded?: number;
  trialsFailed?: number;
  trialsRunning?: number;
  currentOptimalTrial?: object;
  conditions?: Array<{ type: string; status: string }>;
}
