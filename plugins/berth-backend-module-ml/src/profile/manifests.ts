import {
  berthLabels,
  gpuQuotaKey,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ManifestContext } from '@berth/backstage-plugin-berth-node';
import { headOf, kubernetesId } from '../shared/objects';
import type { ProfileInput } from './input';
import { OWNER_ANNOTATION, PROFILE } from './kind';
import { plans, type PlanId } from './plans';

/**
 * The Profile that an input asks for, and its namespace: Kubeflow would make
 * that by itself, and takes over one of the same owner. It is here so that it
 * belongs to the tenant from the start.
 *
 * @internal
 */
export function manifests(
  input: ProfileInput,
  { name, tenant }: ManifestContext,
): KubernetesObject[] {
  return [
    {
      ...headOf(PROFILE),
      // Cluster-scoped: it lies in no namespace.
      metadata: { name, namespace: undefined, labels: kubernetesId(name) },
      spec: {
        owner: { kind: 'User', name: input.owner },
        resourceQuotaSpec: { hard: quotaOf(input) },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name,
        namespace: undefined,
        labels: { [berthLabels.tenant]: tenant },
        annotations: { [OWNER_ANNOTATION]: input.owner },
      },
    },
  ];
}

/**
 * The keys of a quota. Only with `requests.` does Kubernetes hold anybody to
 * the number of GPUs.
 *
 * @internal
 */
export function quotaOf(input: {
  plan: PlanId;
  gpus: number;
  gpuResource: string;
  volumes?: number;
}): Record<string, string> {
  const { cpu, memory, storage } = plans[input.plan].resources;
  return {
    'requests.cpu': cpu,
    'requests.memory': memory,
    'requests.storage': storage,
    [gpuQuotaKey(input.gpuResource)]: String(input.gpus),
    ...(input.volumes !== undefined && {
      persistentvolumeclaims: String(input.volumes),
    }),
  };
}
