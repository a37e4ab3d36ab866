import type { KubernetesObject } from '../../kubernetes/types';
import type { StandIn } from '../StandIn';
import { SystemController, type SystemStep } from '../SystemController';

interface Queue extends KubernetesObject {
  spec: { parentQueue?: string };
}

const apiVersion = 'scheduling.run.ai/v2';
const NONE = { 'nvidia.com/gpu': '0' };

/**
 * What KAI's queue controller does next: it counts each queue. Nothing runs in
 * them here.
 *
 * @internal
 */
export function nextOfKaiQueues(objects: KubernetesObject[]): SystemStep {
  const queues = objects as Queue[];
  return {
    statuses: queues.map(object => {
      const childQueues = queues
        .filter(({ spec }) => spec.parentQueue === object.metadata.name)
        .map(({ metadata }) => metadata.name!)
        .sort();
      return {
        object,
        status: {
          allocated: NONE,
          requested: NONE,
          ...(childQueues.length > 0 && { childQueues }),
        },
      };
    }),
  };
}

/**
 * The stand-in for the queues of KAI Scheduler.
 *
 * @internal
 */
export const kaiScheduler: StandIn = {
  name: 'kai-scheduler',
  groups: { 'scheduling.run.ai': 'KAI Scheduler' },
  manifest: 'kai-scheduler.yaml',
  // As KAI's chart brings it.
  objects: [
    {
      apiVersion,
      kind: 'Queue',
      metadata: { name: 'default-parent-queue' },
      spec: {
        resources: Object.fromEntries(
          ['cpu', 'gpu', 'memory'].map(name => [
            name,
            { quota: -1, limit: -1, overQuotaWeight: 1 },
          ]),
        ),
      },
    },
  ],
  controller: standIn =>
    SystemController.create({
      standIn,
      name: 'kai-scheduler',
      kinds: [{ apiVersion, kind: 'Queue' }],
      next: nextOfKaiQueues,
    }),
};
