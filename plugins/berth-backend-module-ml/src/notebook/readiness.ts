import {
  camelCaseReason,
  isObserved,
  NO_STATUS,
  NOT_OBSERVED,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { queueOf, waitingInQueue } from '../shared/queue';
import { observe, type ObservedNotebook } from './observed';

/** What the kubelet says while a container comes up by itself. */
const COMING_UP = ['ContainerCreating', 'PodInitializing'];

/** What the kubelet cannot get past without somebody's help, and whose. */
const BLOCKED: Record<string, { what: string; next: string }> = {
  ErrImagePull: {
    what: 'Its image cannot be fetched',
    next: 'Look whether the image is there and may be read.',
  },
  ImagePullBackOff: {
    what: 'Its image cannot be fetched',
    next: 'Look whether the image is there and may be read.',
  },
  InvalidImageName: {
    what: 'Its image has no valid name',
    next: 'Ask for a new one with a valid name.',
  },
  CreateContainerConfigError: {
    what: 'Its container lacks something that it refers to',
    next: 'Add what the message names.',
  },
  CreateContainerError: {
    what: 'Its container cannot be made',
    next: 'Show this to the platform team.',
  },
  RunContainerError: {
    what: 'Its container cannot be started',
    next: 'Show this to the platform team.',
  },
  CrashLoopBackOff: {
    what: 'It ends again and again right after it has started',
    next: 'Its log says why.',
  },
};

/**
 * What a Notebook says of its state: whether it is to be stopped, then whether
 * its one pod is ready, then what the pod waits for.
 *
 * @internal
 */
export function readiness({ primary }: ClaimObjects): Readiness {
  const notebook = observe(primary);
  if (notebook.stopped !== undefined) {
    return notebook.ready === 0
      ? {
          phase: 'Suspended',
          reason: 'Stopped',
          message:
            'Stopped: nothing runs, and the disk is kept. Start it to go on.',
        }
      : {
          phase: 'Provisioning',
          reason: 'Stopping',
          message: 'It is being stopped.',
        };
  }
  if (!notebook.reported) {
    return NO_STATUS;
  }
  if (!isObserved(primary)) {
    return NOT_OBSERVED;
  }
  if (notebook.ready >= 1) {
    return {
      phase: 'Ready',
      reason: 'Running',
      message: 'The notebook runs.',
      progress: { done: 1, total: 1 },
    };
  }
  return waiting(notebook, queueOf(primary));
}

function waiting(
  notebook: ObservedNotebook,
  queue: string | undefined,
): Readiness {
  const { state, stateReason = '', stateMessage, exitCode } = notebook;
  const because = stateMessage ? ` (${stateMessage.replace(/\.+$/, '')})` : '';
  if (state === 'terminated') {
    return {
      phase: 'Degraded',
      reason: stateReason ? camelCaseReason(stateReason) : 'Terminated',
      message: `It has ended${
        exitCode === undefined ? '' : ` with code ${exitCode}`
      }${
        stateReason === 'OOMKilled'
          ? ', for it used more memory than it has; take a larger size'
          : because
      }. Kubernetes starts it again.`,
    };
  }
  if (Object.hasOwn(BLOCKED, stateReason)) {
    const { what, next } = BLOCKED[stateReason];
    return {
      phase: 'Failed',
      reason: stateReason,
      message: `${what}${because}. ${next}`,
    };
  }
  const unscheduled = notebook.conditions.find(
    ({ type, status }) => type === 'PodScheduled' && status === 'False',
  );
  if (unscheduled?.reason === 'SchedulingGated' && queue) {
    return waitingInQueue(queue);
  }
  if (unscheduled) {
    return {
      phase: 'Provisioning',
      reason: unscheduled.reason || 'Unschedulable',
      message: `It waits for room on a node${
        unscheduled.message
          ? ` (${unscheduled.message.replace(/\.+$/, '')})`
          : ''
      }. It starts by itself when there is some; a smaller size may fit sooner.`,
    };
  }
  if (state === 'waiting' && stateReason && !COMING_UP.includes(stateReason)) {
    return {
      phase: 'Unknown',
      reason: camelCaseReason(stateReason),
      message: `Its container waits for '${stateReason}'${because}, which Berth does not know.`,
    };
  }
  return {
    phase: 'Provisioning',
    reason: stateReason || 'Starting',
    message: 'The notebook is starting.',
    progress: { done: 0, total: 1 },
  };
}
