import {
  isGpuResource,
  type GpuPool,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  recordOf,
  specOf,
  statusOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { amountsOf } from '../shared/amounts';
import type { PodGpus } from './podGpus';

/** By vendor: the node label that names the product. */
const PRODUCT_LABELS: Array<[resource: RegExp, label: string]> = [
  [/^nvidia\.com\//, 'nvidia.com/gpu.product'],
  [/^amd\.com\//, 'amd.com/gpu.product-name'],
  [/^gpu\.intel\.com\//, 'gpu.intel.com/product'],
];

/**
 * The product of a node's GPUs, as its labels have it.
 *
 * @internal
 */
export function productOf(
  node: KubernetesObject | undefined,
  resource: string,
): string | undefined {
  const labels = recordOf(node?.metadata.labels);
  const [, label = ''] =
    PRODUCT_LABELS.find(([pattern]) => pattern.test(resource)) ?? [];
  return textOf(labels[label]);
}

/**
 * The GPUs of nodes, by resource and product.
 *
 * @internal
 */
export function nodePools(
  nodes: KubernetesObject[],
  pods: PodGpus[],
): Array<Omit<GpuPool, 'cluster'>> {
  const requested = requestsByNode(pods);
  const pools = new Map<string, Omit<GpuPool, 'cluster'>>();
  for (const node of nodes) {
    const name = textOf(node.metadata.name) ?? '';
    const allocatable = amountsOf(statusOf(node).allocatable);
    for (const [resource, amount] of Object.entries(allocatable)) {
      if (!isGpuResource(resource) || amount === 0) {
        continue;
      }
      const product = productOf(node, resource);
      const key = `${resource} ${product ?? ''}`;
      const pool = pools.get(key) ?? {
        resource,
        ...(product && { product }),
        nodes: 0,
        allocatable: 0,
        requested: 0,
        free: 0,
        largestFree: 0,
        unavailable: 0,
      };
      const taken = requested.get(name)?.[resource] ?? 0;
      const left = Math.max(amount - taken, 0);
      const takes = takesPods(node);
      pools.set(key, {
        ...pool,
        nodes: pool.nodes + 1,
        allocatable: pool.allocatable + amount,
        requested: pool.requested + taken,
        free: pool.free + (takes ? left : 0),
        largestFree: Math.max(pool.largestFree, takes ? left : 0),
        unavailable: pool.unavailable + (takes ? 0 : left),
      });
    }
  }
  return [...pools.values()].sort(
    (a, b) =>
      a.resource.localeCompare(b.resource) ||
      (a.product ?? '').localeCompare(b.product ?? ''),
  );
}

function takesPods(node: KubernetesObject): boolean {
  const ready = conditionsOf(node).find(({ type }) => type === 'Ready');
  return specOf(node).unschedulable !== true && ready?.status === 'True';
}

function requestsByNode(pods: PodGpus[]) {
  const byNode = new Map<string, Record<string, number>>();
  for (const { node, gpus } of pods) {
    if (node) {
      const total = byNode.get(node) ?? {};
      for (const [resource, amount] of Object.entries(gpus)) {
        total[resource] = (total[resource] ?? 0) + amount;
      }
      byNode.set(node, total);
    }
  }
  return byNode;
}
