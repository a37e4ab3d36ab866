import type { KubernetesObject } from '../../kubernetes/types';

/**
 * A ScaledObject as far as KEDA's stand-in looks at it.
 *
 * @internal
 */
export interface ScaledObject extends KubernetesObject {
  spec: {
    scaleTargetRef: { kind?: string; name: string };
    minReplicaCount?: number;
    maxReplicaCount?: number;
    advanced?: { restoreToOriginalReplicaCount?: boolean };
    triggers: Trigger[];
  };
  status?: {
    originalReplicaCount?: number;
    conditions?: Array<{ type: string; status: string }>;
  };
}

/**
 * What a ScaledObject goes by.
 *
 * @internal
 */
export interface Trigger {
  type: string;
  metadata: Record<string, string>;
  authenticationRef?: { name: string; kind?: string };
}

/**
 * A Deployment or a StatefulSet.
 *
 * @internal
 */
export interface Workload extends KubernetesObject {
  spec: { replicas?: number };
  status?: { replicas?: number };
}

/**
 * A HorizontalPodAutoscaler.
 *
 * @internal
 */
export interface Autoscaler extends KubernetesObject {
  spec: {
    minReplicas: number;
    maxReplicas: number;
    metrics: object[];
    scaleTargetRef: object;
  };
  status?: object;
}
