import {
  berthLabels,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  countOf,
  recordOf,
  specOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { observeKaiQueue } from '../kai-queue/observed';
import { gpuLimitsOf, observeQueue } from '../kueue-queue/observed';
import { observeVolcanoQueue } from '../volcano-queue/observed';
import type { QueueGpus } from './types';

/**
 * The queues of a cluster, of whatever system.
 *
 * @internal
 */
export function queueGpus(objects: {
  localQueues: KubernetesObject[];
  clusterQueues: KubernetesObject[];
  volcanoQueues: KubernetesObject[];
  kaiQueues: KubernetesObject[];
}): QueueGpus[] {
  const { localQueues, clusterQueues, volcanoQueues, kaiQueues } = objects;
  return [
    ...localQueues.map(queue => kueue(queue, clusterQueues)),
    ...volcanoQueues.map(volcano),
    ...kaiQueues.map(kai),
  ];
}

/** A shared ClusterQueue's numbers are those of all its LocalQueues. */
function kueue(
  local: KubernetesObject,
  clusterQueues: KubernetesObject[],
): QueueGpus {
  const { clusterQueueName, pending } = observeQueue({
    primary: local,
    children: [],
  });
  const clusterQueue = clusterQueues.find(
    ({ metadata }) => metadata.name === clusterQueueName,
  );
  const limits = clusterQueue ? gpuLimitsOf(clusterQueue) : [];
  const sum = (pick: (limit: (typeof limits)[number]) => number) =>
    limits.reduce((total, limit) => total + pick(limit), 0);
  return {
    system: 'kueue',
    namespace: textOf(local.metadata.namespace) ?? '',
    name: textOf(local.metadata.name) ?? '',
    resource: limits[0]?.resource,
    nominal: sum(limit => limit.nominal),
    used: sum(limit => limit.used),
    borrowed: sum(limit => limit.borrowed),
    pending,
    clusterQueue: clusterQueueName,
  };
}

function volcano(object: KubernetesObject): QueueGpus {
  const queue = observeVolcanoQueue(object);
  const { resource = '', deserved, allocated, pending, inqueue } = queue;
  const { reclaimable, priority } = specOf(object);
  const nominal = deserved[resource] ?? 0;
  const used = allocated[resource] ?? 0;
  return {
    ...clusterScoped(object),
    system: 'volcano',
    ...(resource && { resource }),
    nominal,
    used,
    borrowed: Math.max(used - nominal, 0),
    pending: pending + inqueue,
    parent: queue.parent,
    // As Volcano fills in what is left out.
    reclaimable: reclaimable !== false,
    priority: countOf(priority) ?? 0,
  };
}

function kai(object: KubernetesObject): QueueGpus {
  const { quota, used, requested, parent } = observeKaiQueue(object);
  return {
    ...clusterScoped(object),
    system: 'kai',
    resource: 'nvidia.com/gpu',
    nominal: quota,
    used,
    borrowed: Math.max(used - quota, 0),
    pending: requested > used ? 1 : 0,
    parent,
    reclaimable: true,
    // As KAI fills in what is left out.
    priority: countOf(specOf(object).priority) ?? 100,
  };
}

function clusterScoped({ metadata }: KubernetesObject) {
  const tenant = textOf(recordOf(metadata.labels)[berthLabels.tenant]);
  return {
    namespace: '',
    name: textOf(metadata.name) ?? '',
    ...(tenant && { tenant }),
  };
}
