import type { KubernetesObject } from '../../kubernetes/types';

/** What a ClusterQueue has of one resource in one flavor. */
export interface ResourceQuota {
  name: string;
  nominalQuota: string | number;
  borrowingLimit?: string | number;
  lendingLimit?: string | number;
}

/** The parts of Kueue's kinds that the stand-in reads. */
export interface ClusterQueue extends KubernetesObject {
  spec: {
    cohortName?: string;
    stopPolicy?: string;
    resourceGroups?: Array<{
      coveredResources: string[];
      flavors: Array<{ name: string; resources: ResourceQuota[] }>;
    }>;
  };
}

export interface LocalQueue extends KubernetesObject {
  spec: { clusterQueue?: string; stopPolicy?: string };
}

export interface Workload extends KubernetesObject {
  spec: {
    queueName?: string;
    active?: boolean;
    priority?: number;
    podSets?: Array<{
      name: string;
      count: number;
      template: {
        spec: {
          containers: Array<{
            resources?: {
              requests?: Record<string, string | number>;
              limits?: Record<string, string | number>;
            };
          }>;
        };
      };
    }>;
  };
}
