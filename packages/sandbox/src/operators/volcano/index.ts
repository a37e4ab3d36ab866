import type { KubernetesObject } from '../../kubernetes/types';
import type { StandIn } from '../StandIn';
import { SystemController, type SystemStep } from '../SystemController';

const STATES: Record<string, string> = {
  OpenQueue: 'Open',
  CloseQueue: 'Closed',
};

interface Command extends KubernetesObject {
  action?: string;
  target?: { name: string; uid: string };
}

/**
 * What Volcano does next with its queues: a new one is open, and orders are
 * obeyed and then deleted. Nothing runs in them here, so that one that closes
 * is closed at once.
 *
 * @internal
 */
export function nextOfQueues(objects: KubernetesObject[]): SystemStep {
  const commands = objects.filter(
    ({ kind }) => kind === 'Command',
  ) as Command[];
  const queues = objects.filter(
    ({ kind, metadata }) => kind === 'Queue' && !metadata.deletionTimestamp,
  );
  return {
    statuses: queues.map(object => {
      const before = (object.status ?? {}) as { state?: string };
      const order = commands.findLast(
        ({ target }) => target?.uid === object.metadata.uid,
      );
      return {
        object,
        status: {
          ...before,
          state: STATES[order?.action ?? ''] ?? before.state ?? 'Open',
        },
      };
    }),
    deletes: commands,
  };
}

/**
 * The stand-in for Volcano's queues.
 *
 * @internal
 */
export const volcano: StandIn = {
  name: 'volcano',
  groups: {
    'scheduling.volcano.sh': 'Volcano',
    'bus.volcano.sh': 'Volcano',
  },
  manifest: 'volcano.yaml',
  controller: standIn =>
    SystemController.create({
      standIn,
      name: 'volcano',
      kinds: [
        { apiVersion: 'scheduling.volcano.sh/v1beta1', kind: 'Queue' },
        { apiVersion: 'bus.volcano.sh/v1alpha1', kind: 'Command' },
      ],
      next: nextOfQueues,
    }),
};
