import {
  compareQuantities,
  gpuQuotaKey,
  isGpuResource,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  type OfferingPlan,
  type ResourceList,
} from '@berth/backstage-plugin-berth-node';

/**
 * GPUs as somebody asks for them.
 *
 * @internal
 */
export interface GpuChoice {
  gpus: number;
  gpuResource: string;
  gpuProduct?: string;
}

/**
 * CPU and memory of one pod.
 *
 * @internal
 */
export interface PodSize {
  cpu: string;
  memory: string;
}

/**
 * What a container asks for. Memory is limited to what is requested, so that it
 * is never the pod that a node under pressure evicts first; GPUs are limited
 * and requested alike, as Kubernetes wants it.
 *
 * @internal
 */
export function containerResources(
  { cpu, memory }: PodSize,
  { gpus, gpuResource }: GpuChoice,
) {
  const gpu = gpus > 0 ? { [gpuResource]: String(gpus) } : {};
  return {
    requests: { cpu, memory, ...gpu },
    limits: { memory, ...gpu },
  };
}

/**
 * What one such pod takes, by the keys of a ResourceQuota.
 *
 * @internal
 */
export function podUsage(
  { cpu, memory }: PodSize,
  { gpus, gpuResource }: GpuChoice,
): ResourceList {
  return {
    'requests.cpu': cpu,
    'requests.memory': memory,
    'limits.memory': memory,
    ...(gpus > 0 && { [gpuQuotaKey(gpuResource)]: String(gpus) }),
    pods: '1',
  };
}

/**
 * Where pods with GPUs go: on nodes of that product, and on nodes that are kept
 * for those who want GPUs. A tolerated taint is that of the GPU alone.
 *
 * @internal
 */
export function placement({ gpus, gpuResource, gpuProduct }: GpuChoice) {
  return {
    ...(gpus > 0 &&
      gpuProduct && { nodeSelector: { 'nvidia.com/gpu.product': gpuProduct } }),
    ...(gpus > 0 && {
      tolerations: [
        {
          key: taintOf(gpuResource),
          operator: 'Exists',
          effect: 'NoSchedule',
        },
      ],
    }),
  };
}

// Slices and shares lie on nodes with the taint of the whole GPU.
function taintOf(resource: string): string {
  return resource.startsWith('nvidia.com/') ? 'nvidia.com/gpu' : resource;
}

/**
 * The GPUs in a container's limits, such as `2 × nvidia.com/gpu`.
 *
 * @internal
 */
export function gpusIn(resources: unknown): string | undefined {
  const limits = recordOf(recordOf(resources).limits);
  const found = Object.entries(limits).filter(([name]) => isGpuResource(name));
  return found.length > 0
    ? found.map(([name, amount]) => `${amount} × ${name}`).join(', ')
    : undefined;
}

/**
 * The plan whose CPU and memory a container asks for, for one that does not say
 * which plan it was made by.
 *
 * @internal
 */
export function planByRequests(
  plans: Record<string, OfferingPlan>,
  resources: unknown,
): string | undefined {
  const requests = recordOf(recordOf(resources).requests);
  return Object.keys(plans).find(id =>
    (['cpu', 'memory'] as const).every(resource =>
      sameQuantity(requests[resource], plans[id].resources[resource]),
    ),
  );
}

function sameQuantity(found: unknown, wanted: string): boolean {
  try {
    return compareQuantities(String(found), wanted) === 0;
  } catch {
    return false;
  }
}
