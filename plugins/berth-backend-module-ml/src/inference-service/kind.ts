import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * KServe's InferenceService: one object is one claim.
 *
 * @internal
 */
export const INFERENCE_SERVICE: ResourceKind = {
  group: 'serving.kserve.io',
  version: 'v1beta1',
  kind: 'InferenceService',
  plural: 'inferenceservices',
};

/**
 * Labels and annotations that KServe reads and writes.
 *
 * @internal
 */
export const kserve = {
  /** On everything that belongs to an InferenceService: its name. */
  serviceLabel: 'serving.kserve.io/inferenceservice',
  deploymentMode: 'serving.kserve.io/deploymentMode',
  /** Makes a service private to its cluster. */
  visibility: 'networking.kserve.io/visibility',
} as const;
