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
import type { LlmInput } from './input';
import { LLM_INFERENCE_SERVICE } from './kind';
import { plans, replicasOf } from './plans';

/** KServe fills in the rest of the container of this name. */
const MAIN = 'main';

/**
 * The LLMInferenceService that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: LlmInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  const { gpus, image, args, configs } = input;
  const env = environmentOf(input);
  return [
    {
      ...headOf(LLM_INFERENCE_SERVICE),
      metadata: {
        name,
        labels: { ...queueLabels(input), ...kubernetesId(name) },
      },
      spec: {
        ...(configs?.length && {
          baseRefs: configs.map(config => ({ name: config })),
        }),
        model: { uri: input.model, name: input.modelName ?? name },
        replicas: countOf(input),
        ...(gpus > 1 && { parallelism: { tensor: gpus } }),
        router: {
          route: {},
          gateway: {},
          ...(input.scheduler && { scheduler: {} }),
        },
        template: {
          ...(input.serviceAccount && {
            serviceAccountName: input.serviceAccount,
          }),
          ...placement(input),
          containers: [
            {
              name: MAIN,
              ...(image && { image }),
              ...(args?.length && { args }),
              ...(env.length > 0 && { env }),
              resources: containerResources(plans[input.plan].resources, input),
            },
          ],
        },
      },
    },
  ];
}

function environmentOf({ env = [], hfTokenSecret }: LlmInput): object[] {
  return hfTokenSecret
    ? [
        ...env,
        {
          name: 'HF_TOKEN',
          valueFrom: {
            secretKeyRef: { name: hfTokenSecret, key: 'HF_TOKEN' },
          },
        },
      ]
    : env;
}

/**
 * What the replicas take together, and the pod of the scheduler.
 *
 * @internal
 */
export function usage(input: LlmInput): ResourceList {
  const replica = podUsage(plans[input.plan].resources, input);
  return addResources(
    multiplyResources(replica, countOf(input)),
    { services: '1' },
    // What KServe's own settings give the scheduler.
    input.scheduler
      ? {
          'requests.cpu': '256m',
          'requests.memory': '500Mi',
          pods: '1',
          services: '1',
        }
      : {},
  );
}

function countOf({ plan, replicas }: LlmInput): number {
  return replicas ?? replicasOf[plan];
}
