import type { KubernetesObject } from '../../kubernetes/types';
import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { SERVICE_LABEL } from './deployments';
import { nextOfInferenceService } from './nextOfInferenceService';
import { LLM_LABELS, LLM_PART_OF, nextOfLlm } from './nextOfLlm';
import type { InferenceService, LlmInferenceService } from './types';

const group = 'serving.kserve.io';
const name = 'kserve-controller-manager';

/** The Deployments that carry the name of what they belong to in a label. */
function deployments(label: string, labelSelector: string) {
  return {
    kind: { apiVersion: 'apps/v1', kind: 'Deployment' },
    labelSelector,
    about: ({ metadata }: KubernetesObject) =>
      `${metadata.namespace}/${metadata.labels?.[label]}`,
  };
}

/**
 * The stand-in for KServe, and for what of Knative it needs. No model is
 * loaded, and nobody answers at its address.
 *
 * @internal
 */
export const kserve: StandIn = {
  name: 'kserve',
  groups: { [group]: 'KServe' },
  manifest: 'kserve.yaml',
  controller: standIn => {
    const services = StatusController.create<InferenceService>({
      standIn,
      name,
      kind: { apiVersion: `${group}/v1beta1`, kind: 'InferenceService' },
      related: [deployments(SERVICE_LABEL, SERVICE_LABEL)],
      next: nextOfInferenceService,
    });
    const languageModels = StatusController.create<LlmInferenceService>({
      standIn,
      name,
      kind: { apiVersion: `${group}/v1alpha2`, kind: 'LLMInferenceService' },
      related: [
        deployments(LLM_LABELS.name, `${LLM_LABELS.partOf}=${LLM_PART_OF}`),
      ],
      next: nextOfLlm,
    });
    return {
      run: async signal => {
        await Promise.all([services.run(signal), languageModels.run(signal)]);
      },
    };
  },
};
