import { kubernetesVersion } from '../binaries/buildRecipe';
import type { KubernetesObject } from '../kubernetes/types';

/**
 * The sandbox's nodes: two with CPUs only and two with eight GPUs each, over
 * two zones.
 *
 * @internal
 */
export function sandboxNodes(): KubernetesObject[] {
  const gpus = { 'nvidia.com/gpu': 8 };
  return [
    node({ name: 'cpu-1', zone: 'zone-a', address: '10.100.0.1' }),
    node({ name: 'cpu-2', zone: 'zone-b', address: '10.100.0.2' }),
    gpuNode({ name: 'gpu-1', zone: 'zone-a', address: '10.100.0.3', gpus }),
    gpuNode({ name: 'gpu-2', zone: 'zone-b', address: '10.100.0.4', gpus }),
  ];
}

interface NodeOptions {
  name: string;
  zone: string;
  address: string;
  /** By the resource in which pods ask for them. */
  gpus?: Record<string, number>;
}

/**
 * A node with GPUs, whole or in slices.
 *
 * @internal
 */
export function gpuNode(
  options: NodeOptions & Required<Pick<NodeOptions, 'gpus'>>,
): KubernetesObject {
  return node(options);
}

function node(options: NodeOptions): KubernetesObject {
  const { name, zone, address, gpus } = options;
  const resources = {
    cpu: gpus ? '64' : '16',
    memory: gpus ? '512Gi' : '64Gi',
    'ephemeral-storage': '200Gi',
    pods: '110',
    ...Object.fromEntries(
      Object.entries(gpus ?? {}).map(([resource, count]) => [
        resource,
        `${count}`,
      ]),
    ),
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/region': 'sandbox',
        'topology.kubernetes.io/zone': zone,
        'node.kubernetes.io/instance-type': gpus ? 'gpu-large' : 'cpu-medium',
        ...(gpus && {
          'nvidia.com/gpu.present': 'true',
          'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-80GB',
          'nvidia.com/gpu.memory': '81920',
          ...(gpus['nvidia.com/gpu'] === undefined
            ? { 'nvidia.com/mig.strategy': 'mixed' }
            : { 'nvidia.com/gpu.count': `${gpus['nvidia.com/gpu']}` }),
        }),
      },
    },
    spec: {
      // So that what wants no GPU leaves these nodes to what does.
      ...(gpus && {
        taints: [{ key: 'nvidia.com/gpu', effect: 'PreferNoSchedule' }],
      }),
    },
    status: {
      capacity: resources,
      allocatable: resources,
      addresses: [
        { type: 'InternalIP', address },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: {
        architecture: 'amd64',
        operatingSystem: 'linux',
        osImage: 'simulated by kwok',
        kernelVersion: 'simulated',
        containerRuntimeVersion: 'kwok://simulated',
        kubeletVersion: `v${kubernetesVersion}`,
        kubeProxyVersion: '',
        machineID: name,
        systemUUID: name,
        bootID: name,
      },
    },
  };
}
