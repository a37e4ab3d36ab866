import type { KubernetesObject } from '../../kubernetes/types';

/**
 * The pods of one kind in a job.
 *
 * @internal
 */
export interface ReplicaSpec {
  replicas?: number;
  template: { metadata?: { labels?: Record<string, string> }; spec: object };
}

/**
 * A job of the Training Operator as far as the stand-in reads it.
 *
 * @internal
 */
export interface TrainingJob extends KubernetesObject {
  spec: {
    runPolicy?: { suspend?: boolean };
    pytorchReplicaSpecs?: Record<string, ReplicaSpec>;
    tfReplicaSpecs?: Record<string, ReplicaSpec>;
  };
  status?: {
    conditions?: Array<{ type: string; status: string }>;
    /** A field of ours: the operator does not know how far a job is. */
    simulatedPercent?: number;
  };
}
