import {
  addResources,
  gpuQuotaKey,
  multiplyResources,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  ResourceList,
} from '@berth/backstage-plugin-berth-node';
import { placement } from '../shared/compute';
import { headOf, kubernetesId } from '../shared/objects';
import { queueLabels } from '../shared/queue';
import type { WorkflowInput } from './input';
import { WORKFLOW } from './kind';
import { plans } from './plans';

const DAY_S = 24 * 3600;

/**
 * The Workflow that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: WorkflowInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  const { parameters, maxHours, gpus, gpuResource } = input;
  return [
    {
      ...headOf(WORKFLOW),
      metadata: { name, labels: kubernetesId(name) },
      spec: {
        workflowTemplateRef: {
          name: input.workflowTemplate,
          ...(input.clusterScope && { clusterScope: true }),
        },
        ...(input.entrypoint && { entrypoint: input.entrypoint }),
        ...(parameters?.length && { arguments: { parameters } }),
        ...(input.serviceAccount && {
          serviceAccountName: input.serviceAccount,
        }),
        parallelism: Number(plans[input.plan].resources.pods),
        ttlStrategy: { secondsAfterCompletion: input.keepDays * DAY_S },
        ...(maxHours && { activeDeadlineSeconds: maxHours * 3600 }),
        podMetadata: {
          labels: { ...queueLabels(input), ...kubernetesId(name) },
        },
        ...placement(input),
        ...(gpus > 0 && { podSpecPatch: gpuPatch(gpus, gpuResource) }),
      },
    },
  ];
}

/** Argo takes a patch of its pods as a text. */
function gpuPatch(gpus: number, gpuResource: string): string {
  const resources = { limits: { [gpuResource]: gpus } };
  return JSON.stringify({ containers: [{ name: 'main', resources }] });
}

/**
 * What is known of what it takes: its pods, and GPUs where they were asked for
 * here. CPU and memory of each step are in the template.
 *
 * @internal
 */
export function usage(input: WorkflowInput): ResourceList {
  const { gpus, gpuResource } = input;
  const { pods } = plans[input.plan].resources;
  return gpus > 0
    ? addResources(
        { pods },
        multiplyResources(
          { [gpuQuotaKey(gpuResource)]: String(gpus) },
          Number(pods),
        ),
      )
    : { pods };
}
