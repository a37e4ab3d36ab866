import type { KubernetesObject } from '../../kubernetes/types';

/**
 * A TrainJob as far as the stand-in reads it.
 *
 * @internal
 */
export interface TrainJob extends KubernetesObject {
  spec: {
    suspend?: boolean;
    trainer?: {
      image?: string;
      command?: string[];
      args?: string[];
      env?: object[];
      numNodes?: number;
      resourcesPerNode?: object;
    };
    runtimePatches?: Array<{
      trainingRuntimeSpec?: {
        template?: {
          spec?: {
            replicatedJobs?: Array<{
              name: string;
              template?: { spec?: { template?: { spec?: PodSpecPatch } } };
            }>;
          };
        };
      };
    }>;
  };
  status?: {
    conditions?: Array<{ type: string; status: string }>;
    trainerStatus?: TrainerStatus;
  };
}

/**
 * What a TrainJob changes of the pods of its runtime.
 *
 * @internal
 */
export interface PodSpecPatch {
  containers?: Array<{ name: string; [field: string]: unknown }>;
  [field: string]: unknown;
}

/**
 * What the training itself reports.
 *
 * @internal
 */
export interface TrainerStatus {
  progressPercentage?: number;
  lastUpdatedTime: string;
  [field: string]: unknown;
}
