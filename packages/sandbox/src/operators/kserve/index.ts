import type { KubernetesObject } from '../../kubernetes/types';
import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { SERVICE_LABEL } from './deployments';
import { nextOfInferenceService } from './nextOfInferenceService';
import type { InferenceService } from './types';

const about = ({ metadata }: KubernetesObject) =>
  `${metadata.namespace}/${metadata.labels?.[SERVICE_LABEL]}`;

/**
 * The stand-in for KServe, and for what of Knative it needs. No model is
 * loaded, and nobody answers at its address.
 *
 * @internal
 */
export const kserve: StandIn = {
  name: 'kserve',
  groups: { 'serving.kserve.io': 'KServe' },
  manifest: 'kserve.yaml',
  controller: options =>
    StatusController.create<InferenceService>({
      standIn: options,
      name: 'kserve-controller-manager',
      kind: {
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: 'InferenceService',
      },
      related: [
        {
          kind: { apiVersion: 'apps/v1', kind: 'Deployment' },
          labelSelector: SERVICE_LABEL,
          about,
        },
      ],
      next: nextOfInferenceService,
    }),
};
