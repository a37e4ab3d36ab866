import type { KubernetesObject } from '../../kubernetes/types';

/**
 * One template of a workflow, as far as the stand-in reads it.
 *
 * @internal
 */
export interface StepTemplate {
  name: string;
  steps?: Array<Array<{ name: string; template?: string }>>;
  dag?: { tasks?: Array<{ name: string; template?: string }> };
  container?: { image?: string; resources?: object };
  suspend?: object;
}

/**
 * A WorkflowTemplate.
 *
 * @internal
 */
export interface WorkflowTemplate extends KubernetesObject {
  spec: { entrypoint?: string; templates?: StepTemplate[] };
}

/**
 * A step of a workflow that has begun.
 *
 * @internal
 */
export interface WorkflowNode {
  id: string;
  name: string;
  displayName: string;
  type: 'Pod' | 'Suspend';
  phase: string;
  message?: string;
}

/**
 * A Workflow as far as the stand-in reads it.
 *
 * @internal
 */
export interface Workflow extends KubernetesObject {
  spec: {
    workflowTemplateRef?: { name: string; clusterScope?: boolean };
    entrypoint?: string;
    templates?: StepTemplate[];
    parallelism?: number;
    suspend?: boolean;
    shutdown?: string;
    podMetadata?: { labels?: Record<string, string> };
    nodeSelector?: object;
    tolerations?: object[];
    podSpecPatch?: string;
  };
  status?: {
    phase?: string;
    startedAt?: string;
    nodes?: Record<string, WorkflowNode>;
  };
}
