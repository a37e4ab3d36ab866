import {
  deviceClassOfQuotaKey,
  gpuResourceOfQuotaKey,
  gpuUnitOf,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import { textOf } from '@berth/backstage-plugin-berth-node';
import { gpuQuotaKind } from '../resource-quota/kind';
import { observeQuota } from '../resource-quota/observed';
import { deviceGpus, type ClaimedDevices } from './deviceGpus';
import { devicePools } from './devicePools';
import { kueueGpus } from './kueueGpus';
import { nodePools, productOf } from './nodePools';
import { podGpus, type PodGpus } from './podGpus';
import { poolGpus } from './poolGpus';
import { queueGpus } from './queueGpus';
import type { GpuSnapshot, NamespaceGpus, RunningGpus } from './types';

/**
 * The objects that tell of a cluster's GPUs.
 *
 * @internal
 */
export interface GpuObjects {
  nodes: KubernetesObject[];
  pods: KubernetesObject[];
  quotas: KubernetesObject[];
  slices: KubernetesObject[];
  deviceClaims: KubernetesObject[];
  localQueues: KubernetesObject[];
  clusterQueues: KubernetesObject[];
  volcanoQueues: KubernetesObject[];
  kaiQueues: KubernetesObject[];
  cohorts: KubernetesObject[];
  workloads: KubernetesObject[];
  resourcePools: KubernetesObject[];
  poolClaims: KubernetesObject[];
}

/**
 * What a cluster's objects say of its GPUs. Pure.
 *
 * @internal
 */
export function takeSnapshot(objects: GpuObjects): GpuSnapshot {
  const pods = objects.pods.flatMap(pod => podGpus(pod) ?? []);
  const nodes = new Map(
    objects.nodes.map(node => [textOf(node.metadata.name) ?? '', node]),
  );
  const devices = deviceGpus(objects.deviceClaims, objects.slices);
  return {
    pools: [
      ...nodePools(objects.nodes, pods),
      ...devicePools(objects.slices, objects.deviceClaims),
    ],
    namespaces: namespaceGpus({
      pods,
      quotas: objects.quotas,
      nodes,
      devices,
    }),
    running: runningGpus(pods),
    queues: queueGpus(objects),
    kueue: kueueGpus(objects),
    capsulePools: poolGpus(objects),
    classDrivers: driversOf(devices),
  };
}

function namespaceGpus(options: {
  pods: PodGpus[];
  quotas: KubernetesObject[];
  nodes: Map<string, KubernetesObject>;
  devices: ClaimedDevices[];
}): NamespaceGpus[] {
  const { pods, quotas, nodes, devices } = options;
  const found = new Map<string, NamespaceGpus>();
  const of = (namespace: string, resource: string) => {
    const key = `${namespace}/${resource}`;
    const entry = found.get(key) ?? {
      namespace,
      resource,
      used: {},
      waiting: { gpus: 0, pods: 0 },
      quotas: [],
    };
    found.set(key, entry);
    return entry;
  };
  for (const { namespace, node, gpus } of pods) {
    for (const [resource, amount] of Object.entries(gpus)) {
      const entry = of(namespace, resource);
      if (node) {
        const product = productOf(nodes.get(node), resource) ?? '';
        entry.used[product] = (entry.used[product] ?? 0) + amount;
      } else {
        entry.waiting.gpus += amount;
        entry.waiting.pods += 1;
      }
    }
  }
  for (const { namespace, deviceClass, used, waiting } of devices) {
    const entry = of(namespace, deviceClass);
    for (const [product, amount] of Object.entries(used)) {
      entry.used[product] = (entry.used[product] ?? 0) + amount;
    }
    entry.waiting.gpus += waiting;
    entry.waiting.pods += waiting > 0 ? 1 : 0;
  }
  for (const quota of quotas) {
    const { wanted, used } = observeQuota(quota);
    for (const [key, hard] of Object.entries(wanted)) {
      const resource = countedBy(key);
      if (resource) {
        of(textOf(quota.metadata.namespace) ?? '', resource).quotas.push({
          name: textOf(quota.metadata.name) ?? '',
          hard,
          used: used[key] ?? 0,
          isClaim: gpuQuotaKind(quota) !== undefined,
        });
      }
    }
  }
  return [...found.values()];
}

function driversOf(devices: ClaimedDevices[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { deviceClass, drivers } of devices) {
    found[deviceClass] = [
      ...new Set([...(found[deviceClass] ?? []), ...drivers]),
    ];
  }
  return found;
}

/** What is shown: GPUs, slices, shares and devices, not their memory or time. */
function countedBy(key: string): string | undefined {
  const resource = gpuResourceOfQuotaKey(key);
  if (resource) {
    const unit = gpuUnitOf(resource);
    return unit === 'memory' || unit === 'cores' ? undefined : resource;
  }
  // Of a class's two keys one is enough.
  return key.startsWith('requests.') ? undefined : deviceClassOfQuotaKey(key);
}

function runningGpus(pods: PodGpus[]): RunningGpus[] {
  const found = new Map<string, RunningGpus>();
  for (const { namespace, node, priority, gpus } of pods) {
    for (const [resource, amount] of Object.entries(node ? gpus : {})) {
      const key = `${namespace}/${resource}/${priority}`;
      const before = found.get(key)?.gpus ?? 0;
      found.set(key, { namespace, resource, priority, gpus: before + amount });
    }
  }
  return [...found.values()];
}
