import {
  addResources,
  multiplyResources,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  ResourceList,
} from '@berth/backstage-plugin-berth-node';
import { containerResources, placement, podUsage } from '../shared/compute';
import { headOf, kubernetesId } from '../shared/objects';
import { queueLabels } from '../shared/queue';
import type { InferenceServiceInput } from './input';
import { INFERENCE_SERVICE, kserve } from './kind';
import { maxReplicasOf, plans } from './plans';

/**
 * The InferenceService that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: InferenceServiceInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  const { mode, protocol, args, env } = input;
  const annotations = {
    ...(mode !== 'auto' && { [kserve.deploymentMode]: mode }),
  };
  return [
    {
      ...headOf(INFERENCE_SERVICE),
      metadata: {
        name,
        labels: {
          ...queueLabels(input),
          ...(input.isPrivate && { [kserve.visibility]: 'cluster-local' }),
          ...kubernetesId(name),
        },
        ...(Object.keys(annotations).length > 0 && { annotations }),
      },
      spec: {
        predictor: {
          minReplicas: input.minReplicas,
          maxReplicas: maxOf(input),
          ...(input.scaleMetric && { scaleMetric: input.scaleMetric }),
          ...(input.scaleTarget && { scaleTarget: input.scaleTarget }),
          ...(input.serviceAccount && {
            serviceAccountName: input.serviceAccount,
          }),
          ...placement(input),
          model: {
            modelFormat: { name: input.modelFormat },
            storageUri: input.storageUri,
            ...(input.runtime && { runtime: input.runtime }),
            ...(protocol && { protocolVersion: protocol }),
            ...(args?.length && { args }),
            ...(env?.length && { env }),
            resources: containerResources(plans[input.plan].resources, input),
          },
        },
      },
    },
  ];
}

/**
 * What it takes when it has as many replicas as there may be. On Knative each
 * has a proxy beside it, with what Knative gives it by default.
 *
 * @internal
 */
export function usage(input: InferenceServiceInput): ResourceList {
  const replica = podUsage(plans[input.plan].resources, input);
  const proxy: ResourceList =
    input.mode === 'Standard' ? {} : { 'requests.cpu': '25m' };
  return multiplyResources(addResources(replica, proxy), maxOf(input));
}

function maxOf({ plan, maxReplicas }: InferenceServiceInput): number {
  return maxReplicas ?? maxReplicasOf[plan];
}
