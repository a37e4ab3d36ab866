import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * KServe's LLMInferenceService: one object is one claim.
 *
 * @internal
 */
export const LLM_INFERENCE_SERVICE: ResourceKind = {
  group: 'serving.kserve.io',
  version: 'v1alpha2',
  kind: 'LLMInferenceService',
  plural: 'llminferenceservices',
};
