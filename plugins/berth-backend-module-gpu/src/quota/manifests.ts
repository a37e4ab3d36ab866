import {
  gpuQuotaKey,
  hamiResources,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ManifestContext } from '@berth/backstage-plugin-berth-node';
import { termAnnotations } from '../shared/term';
import type { GpuQuotaInput } from './input';

/**
 * The ResourceQuota that an input asks for. Extended resources have no
 * `limits.` keys that Kubernetes enforces, so that none is written, but for
 * HAMi's own: its scheduler reads `limits.`, Kubernetes `requests.`.
 *
 * @internal
 */
export function manifests(
  input: GpuQuotaInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name, ...termAnnotations(input) },
      spec: {
        hard: {
          [gpuQuotaKey(input.resource)]: String(input.gpus),
          ...hamiPair(hamiResources.memory, input.gpuMemoryMiB),
          ...hamiPair(hamiResources.cores, input.gpuCorePercent),
        },
      },
    },
  ];
}

function hamiPair(resource: string, amount: number | undefined) {
  return amount === undefined
    ? {}
    : {
        [`requests.${resource}`]: String(amount),
        [`limits.${resource}`]: String(amount),
      };
}
