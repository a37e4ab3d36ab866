import type { KubernetesObject } from '../../kubernetes/types';

/**
 * The StatefulSet or Deployment of a virtual cluster's control plane.
 *
 * @internal
 */
export interface Workload extends KubernetesObject {
  spec: { replicas?: number };
  status?: {
    replicas?: number;
    readyReplicas?: number;
    observedGeneration?: number;
  };
}

/**
 * A Pod, as far as the stand-in looks at it.
 *
 * @internal
 */
export interface Pod extends KubernetesObject {
  spec: {
    nodeName?: string;
    restartPolicy?: string;
    terminationGracePeriodSeconds?: number;
    containers: Array<Record<string, unknown>>;
    initContainers?: Array<Record<string, unknown>>;
    nodeSelector?: Record<string, string>;
    tolerations?: object[];
    securityContext?: object;
    runtimeClassName?: string;
  };
  status?: Record<string, unknown>;
}

/**
 * How a kubeconfig is handed out, as the chart's values say.
 *
 * @internal
 */
export interface KubeconfigExport {
  name?: string;
  namespace?: string;
  server?: string;
  context?: string;
  serviceAccount?: { name?: string; namespace?: string; clusterRole?: string };
}

/**
 * The chart's values, as far as the stand-in goes by them.
 *
 * @internal
 */
export interface VirtualClusterConfig {
  exportKubeConfig?: KubeconfigExport & {
    additionalSecrets?: KubeconfigExport[];
  };
  sync?: {
    toHost?: {
      pods?: { enforceTolerations?: string[]; runtimeClassName?: string };
    };
    fromHost?: {
      nodes?: {
        enabled?: boolean;
        selector?: { labels?: Record<string, string> };
      };
    };
  };
}
