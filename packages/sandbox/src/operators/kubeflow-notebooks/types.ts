import type { KubernetesObject } from '../../kubernetes/types';

/**
 * A Notebook as far as its controller reads it.
 *
 * @internal
 */
export interface Notebook extends KubernetesObject {
  spec: { template: { spec: PodSpec } };
}

/**
 * The spec of a pod, of which only the containers are looked into.
 *
 * @internal
 */
export interface PodSpec {
  containers: Array<{ name: string; [field: string]: unknown }>;
  [field: string]: unknown;
}

/**
 * A pod as far as the controller reports it.
 *
 * @internal
 */
export interface Pod extends KubernetesObject {
  status?: {
    conditions?: Array<{ type: string; status: string }>;
    containerStatuses?: Array<{ name: string; state?: object }>;
  };
}
