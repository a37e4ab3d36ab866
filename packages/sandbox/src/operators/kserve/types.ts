import type { KubernetesObject } from '../../kubernetes/types';

/**
 * An InferenceService as far as the stand-in reads it.
 *
 * @internal
 */
export interface InferenceService extends KubernetesObject {
  spec: {
    predictor: {
      minReplicas?: number;
      canaryTrafficPercent?: number;
      nodeSelector?: object;
      tolerations?: object[];
      model?: { modelFormat?: { name: string }; resources?: object };
    };
  };
  status?: { components?: { predictor?: PredictorStatus } };
}

/**
 * What KServe keeps of the versions of a model.
 *
 * @internal
 */
export interface PredictorStatus {
  latestCreatedRevision?: string;
  latestReadyRevision?: string;
  latestRolledoutRevision?: string;
  previousRolledoutRevision?: string;
  traffic?: Array<{
    revisionName: string;
    percent: number;
    latestRevision: boolean;
    tag?: string;
  }>;
}

/**
 * A Deployment as far as the stand-in reads it.
 *
 * @internal
 */
export interface Deployment extends KubernetesObject {
  spec: { replicas?: number; [field: string]: unknown };
  status?: {
    observedGeneration?: number;
    replicas?: number;
    updatedReplicas?: number;
    availableReplicas?: number;
  };
}

/**
 * An LLMInferenceService as far as the stand-in reads it.
 *
 * @internal
 */
export interface LlmInferenceService extends KubernetesObject {
  spec: {
    replicas?: number;
    router?: { scheduler?: object };
    template?: {
      containers?: Array<{ name: string; image?: string; resources?: object }>;
      nodeSelector?: object;
      tolerations?: object[];
    };
  };
}
