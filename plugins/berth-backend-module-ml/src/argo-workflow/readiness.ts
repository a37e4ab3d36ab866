import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import {
  NO_STATUS,
  phaseReadiness,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { waitingInQueue } from '../shared/queue';
import { hasEnded, observe, type ObservedWorkflow } from './observed';

/** Every phase of a Workflow, and what it means to a claim. */
const phases: Record<string, ClaimPhase> = {
  Pending: 'Provisioning',
  Running: 'Provisioning',
  Succeeded: 'Ready',
  Failed: 'Failed',
  Error: 'Failed',
};

/**
 * What a Workflow says of its state: how it ended, whether somebody holds it
 * back, or what it does.
 *
 * @internal
 */
export function readiness({ primary }: ClaimObjects): Readiness {
  const workflow = observe(primary);
  const judged = phaseReadiness(primary, {
    value: workflow.phase,
    phases,
    message:
      workflow.phase && Object.hasOwn(phases, workflow.phase)
        ? messageOf(workflow)
        : undefined,
  });
  const { done, total } = workflow;
  const progress =
    done !== undefined && total
      ? { progress: { done: Math.min(done, total), total } }
      : {};
  if (hasEnded(workflow) || judged.phase === 'Unknown') {
    return { ...judged, ...progress };
  }
  return { ...(held(workflow) ?? underWay(workflow, judged)), ...progress };
}

function held(workflow: ObservedWorkflow): Readiness | undefined {
  if (workflow.shutdown) {
    return {
      phase: 'Provisioning',
      reason: workflow.shutdown === 'Stop' ? 'Stopping' : 'Terminating',
      message: 'It is being ended.',
    };
  }
  return workflow.suspended
    ? {
        phase: 'Suspended',
        reason: 'Suspended',
        message:
          'Somebody has suspended it: steps that run go on, and no new one begins. Resume it to go on.',
      }
    : undefined;
}

function underWay(workflow: ObservedWorkflow, judged: Readiness): Readiness {
  const { nodes, queue } = workflow;
  if (judged === NO_STATUS) {
    return judged;
  }
  const gated = nodes.some(
    ({ phase, message = '' }) =>
      phase === 'Pending' && /SchedulingGated|gated/.test(message),
  );
  if (queue && gated) {
    return waitingInQueue(queue);
  }
  const waits = nodes.find(
    ({ type, phase }) => type === 'Suspend' && phase === 'Running',
  );
  return waits
    ? {
        phase: 'Provisioning',
        reason: 'WaitingForSomebody',
        message: `It waits at '${waits.name}' until somebody lets it go on, in Argo's own page or with argo resume.`,
      }
    : judged;
}

function messageOf(workflow: ObservedWorkflow): string {
  const { phase, message, done, total } = workflow;
  const why = message ? ` (${message.replace(/[\s.]+$/, '')})` : '';
  const steps = total ? `: ${done} of ${total} steps done` : '';
  switch (phase) {
    case 'Succeeded':
      return 'All steps are done.';
    case 'Failed':
      return `A step has failed${why}. Its log says more; run it again when the cause is gone.`;
    case 'Error':
      return `Argo could not run it${why}. Change what it names, and run it again.`;
    case 'Pending':
      return `It waits for its turn${why}. Argo begins it by itself.`;
    default:
      return `It runs${steps}. There is nothing to do.`;
  }
}
