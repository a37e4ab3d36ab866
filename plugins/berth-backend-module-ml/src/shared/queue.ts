import type {
  KubernetesObject,
  ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  specOf,
  textOf,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { labelsOf } from './objects';

/**
 * Kueue's Workload: the place of a job in its queue.
 *
 * @internal
 */
export const WORKLOAD: ResourceKind = {
  group: 'kueue.x-k8s.io',
  version: 'v1beta2',
  kind: 'Workload',
  plural: 'workloads',
};

/**
 * On a job, or on its pods: the queue.
 *
 * @internal
 */
export const QUEUE_LABEL = 'kueue.x-k8s.io/queue-name';
const PRIORITY_LABEL = 'kueue.x-k8s.io/priority-class';

/** With these reasons of Kueue no waiting helps. */
const NEVER_FITS = ['NoMatchingFlavor', 'ExceedsMaxQuota', 'Inadmissible'];

/**
 * The labels by which Kueue takes up a job; none where no queue is chosen.
 *
 * @internal
 */
export function queueLabels(input: {
  queue?: string;
  priority?: string;
}): Record<string, string> {
  return input.queue
    ? {
        [QUEUE_LABEL]: input.queue,
        ...(input.priority && { [PRIORITY_LABEL]: input.priority }),
      }
    : {};
}

/**
 * The queue in which an object waits for its turn.
 *
 * @internal
 */
export function queueOf(object: KubernetesObject): string | undefined {
  return textOf(labelsOf(object)[QUEUE_LABEL]);
}

/**
 * The place of a job in its queue, where that is known.
 *
 * @internal
 */
export function workloadOf({
  children,
}: ClaimObjects): KubernetesObject | undefined {
  return children.find(
    child =>
      child.kind === WORKLOAD.kind &&
      child.apiVersion.startsWith(`${WORKLOAD.group}/`),
  );
}

/**
 * Whether somebody has paused a job in its queue: it does not wait for a turn.
 *
 * @internal
 */
export function isPausedInQueue(objects: ClaimObjects): boolean {
  const workload = workloadOf(objects);
  return workload !== undefined && specOf(workload).active === false;
}

/**
 * What a job that is held back is waiting for: its turn, or somebody. A job
 * that Kueue holds back looks just like one that somebody has suspended, and is
 * told from it by the label of its queue.
 *
 * @internal
 */
export function heldBack(objects: ClaimObjects): Readiness {
  const queue = queueOf(objects.primary);
  if (!queue) {
    return {
      phase: 'Suspended',
      reason: 'Suspended',
      message: 'Somebody has suspended it. Resume it to go on.',
    };
  }
  if (isPausedInQueue(objects)) {
    return {
      phase: 'Suspended',
      reason: 'Paused',
      message: `Paused: it has given up its place in the queue '${queue}'. Resume it to line up again.`,
    };
  }
  return waitingInQueue(queue, workloadOf(objects));
}

/**
 * What is said of what waits in a queue. It is no failure, however long it
 * takes.
 *
 * @internal
 */
export function waitingInQueue(
  queue: string,
  workload?: KubernetesObject,
): Readiness {
  const reserved =
    workload &&
    conditionsOf(workload).find(({ type }) => type === 'QuotaReserved');
  const cause = reserved?.message?.replace(/[\s.]+$/, '');
  if (reserved?.status === 'True') {
    return {
      phase: 'Provisioning',
      reason: 'LeavingQueue',
      message: `It has its turn in the queue '${queue}' and is about to start.`,
    };
  }
  return NEVER_FITS.includes(reserved?.reason ?? '')
    ? {
        phase: 'Provisioning',
        reason: 'CannotLeaveQueue',
        message: `Waiting in the queue '${queue}', which cannot let it in as it is${
          cause ? ` (${cause})` : ''
        }. Ask for less, or the platform team for more.`,
      }
    : {
        phase: 'Provisioning',
        reason: 'WaitingInQueue',
        message: `Waiting in the queue '${queue}'${
          cause ? ` (${cause})` : ''
        }. It starts by itself when it is its turn.`,
      };
}
