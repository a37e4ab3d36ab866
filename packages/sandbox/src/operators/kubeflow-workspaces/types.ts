import type { KubernetesObject } from '../../kubernetes/types';

/**
 * A Workspace as far as the stand-in reads it.
 *
 * @internal
 */
export interface Workspace extends KubernetesObject {
  spec: {
    paused?: boolean;
    podTemplate: {
      podMetadata?: { labels?: Record<string, string> };
      volumes: { home?: string };
      options: { imageConfig: string; podConfig: string };
    };
  };
  status?: { state?: string; pauseTime?: number; lastRunningTime?: number };
}

/**
 * A StatefulSet as far as the stand-in reads it.
 *
 * @internal
 */
export interface WorkspaceSet extends KubernetesObject {
  spec: { replicas?: number; [field: string]: unknown };
  status?: { replicas?: number; readyReplicas?: number };
}
