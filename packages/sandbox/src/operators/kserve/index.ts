import { relatedBy } from '../relatedBy';
import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { together } from '../together';
import { SERVICE_LABEL } from './deployments';
import { nextOfInferenceService } from './nextOfInferenceService';
import { LLM_LABELS, LLM_PART_OF, nextOfLlm } from './nextOfLlm';
import type { InferenceService, LlmInferenceService } from './types';

const group = 'serving.kserve.io';
const name = 'kserve-controller-manager';

const deployments = { apiVersion: 'apps/v1', kind: 'Deployment' };

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
      related: [relatedBy({ label: SERVICE_LABEL, kind: deployments })],
      next: nextOfInferenceService,
    });
    const languageModels = StatusController.create<LlmInferenceService>({
      standIn,
      name,
      kind: { apiVersion: `${group}/v1alpha2`, kind: 'LLMInferenceService' },
      related: [
        relatedBy({
          label: LLM_LABELS.name,
          kind: deployments,
          labelSelector: `${LLM_LABELS.partOf}=${LLM_PART_OF}`,
        }),
      ],
      next: nextOfLlm,
    });
    return together(services, languageModels);
  },
};
