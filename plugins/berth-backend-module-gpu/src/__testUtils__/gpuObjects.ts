import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { GpuObjects } from '../fleet/takeSnapshot';

const GPU = 'nvidia.com/gpu';

/** A node that takes pods, with GPUs. */
export function aNode(
  name: string,
  options: {
    gpus?: Record<string, number>;
    product?: string;
    ready?: boolean;
    cordoned?: boolean;
  } = {},
): KubernetesObject {
  const { gpus = { [GPU]: 8 }, product = 'A100', ready = true } = options;
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'nvidia.com/gpu.product': product } },
    spec: { ...(options.cordoned && { unschedulable: true }) },
    status: {
      allocatable: {
        cpu: '64',
        ...Object.fromEntries(
          Object.entries(gpus).map(([resource, n]) => [resource, String(n)]),
        ),
      },
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    },
  };
}

/** A pod with GPUs, on a node or waiting for one. */
export function aPod(
  namespace: string,
  options: {
    gpus?: number;
    resource?: string;
    node?: string;
    priority?: number;
    phase?: string;
  } = {},
): KubernetesObject {
  const { gpus = 1, resource = GPU, node, priority } = options;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod', namespace },
    spec: {
      ...(node && { nodeName: node }),
      ...(priority !== undefined && { priority }),
      containers: [{ resources: { limits: { [resource]: String(gpus) } } }],
    },
    status: { phase: options.phase ?? (node ? 'Running' : 'Pending') },
  };
}

/** A quota of GPUs, and of more where that is said. */
export function aGpuQuota(
  namespace: string,
  hard: number,
  options: { name?: string; used?: number; mixed?: boolean } = {},
): KubernetesObject {
  const { name = 'gpus', used = 0, mixed } = options;
  const limits = {
    [`requests.${GPU}`]: String(hard),
    ...(mixed && { 'requests.cpu': '8' }),
  };
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name, namespace },
    spec: { hard: limits },
    status: { hard: limits, used: { [`requests.${GPU}`]: String(used) } },
  };
}

/** A cluster's objects; what is not given is not there. */
export function gpuObjects(objects: Partial<GpuObjects> = {}): GpuObjects {
  return {
    nodes: [],
    pods: [],
    quotas: [],
    slices: [],
    deviceClaims: [],
    localQueues: [],
    clusterQueues: [],
    volcanoQueues: [],
    kaiQueues: [],
    cohorts: [],
    workloads: [],
    resourcePools: [],
    poolClaims: [],
    ...objects,
  };
}
