import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import {
  phaseReadiness,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { queueOf, waitingInQueue } from '../shared/queue';
import { observe } from './observed';

/** Every state of a Workspace, and what it means to a claim. */
const states: Record<string, { phase: ClaimPhase; message: string }> = {
  Running: { phase: 'Ready', message: 'The workspace runs.' },
  Paused: {
    phase: 'Suspended',
    message: 'Paused: nothing runs, and the disk is kept. Resume it to go on.',
  },
  Pending: {
    phase: 'Provisioning',
    message:
      'The workspace is starting. If this lasts, the events say what it waits for.',
  },
  Error: {
    phase: 'Failed',
    message: 'The workspace cannot run.',
  },
  // Its pod, as when it is paused: the workspace itself is not being deleted.
  Terminating: { phase: 'Provisioning', message: 'Its pod is ending.' },
  Unknown: {
    phase: 'Unknown',
    message: 'Kubeflow does not know the state of the workspace.',
  },
};

/**
 * What a Workspace says of its state, and whether that is what is asked for.
 *
 * @internal
 */
export function readiness({ primary }: ClaimObjects): Readiness {
  const workspace = observe(primary);
  const { state = '', stateMessage, paused, pendingRestart } = workspace;
  const known = Object.hasOwn(states, state) ? states[state] : undefined;
  const judged = phaseReadiness(primary, {
    value: workspace.state,
    phases: Object.fromEntries(
      Object.entries(states).map(([name, { phase }]) => [name, phase]),
    ),
    message:
      known && stateMessage && known.phase !== 'Ready'
        ? `${known.message} Kubeflow says: ${stateMessage}`
        : known?.message,
  });
  if (judged.phase === 'Suspended' && !paused) {
    return {
      phase: 'Provisioning',
      reason: 'Resuming',
      message: 'The workspace is being resumed.',
    };
  }
  if (judged.phase === 'Ready' && paused) {
    return {
      phase: 'Provisioning',
      reason: 'Pausing',
      message: 'The workspace is being paused.',
    };
  }
  const queue = queueOf(primary);
  if (
    judged.phase === 'Provisioning' &&
    queue &&
    /SchedulingGated|gated/i.test(stateMessage ?? '')
  ) {
    return waitingInQueue(queue);
  }
  return judged.phase === 'Ready' && pendingRestart
    ? {
        ...judged,
        message: `${judged.message} A change of it waits until it is paused and resumed.`,
      }
    : judged;
}
