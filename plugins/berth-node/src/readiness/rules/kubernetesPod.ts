import type { Readiness } from '../../offerings/types';
import { recordOf, recordsOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { unknownPhase } from '../phaseReadiness';
import type { Observed } from './shared/observe';
import { fromCondition, verdict } from './shared/verdict';
import type { SystemRules } from './types';

/** Why a container waits although nothing is on its way. */
const STUCK = /(BackOff|Err|Error|Invalid|Never)/;

/** Why a waiting container is stuck, in the kubelet's words. */
function stuckContainer({ status }: Observed): Readiness | undefined {
  const containers = [
    ...recordsOf(status.initContainerStatuses),
    ...recordsOf(status.containerStatuses),
  ];
  for (const { name, state } of containers) {
    const waiting = recordOf(recordOf(state).waiting);
    const reason = textOf(waiting.reason);
    if (reason && STUCK.test(reason)) {
      const message = textOf(waiting.message);
      return verdict(
        'Degraded',
        reason,
        `Container ${name}: ${message ?? reason}.`,
      );
    }
  }
  return undefined;
}

/** How the containers of a failed pod have ended. */
function ending({ status }: Observed): string {
  const ended = recordsOf(status.containerStatuses)
    .map(({ name, state }) => ({
      name,
      ...recordOf(recordOf(state).terminated),
    }))
    .find(one => 'exitCode' in one && one.exitCode !== 0);
  return ended
    ? `Container ${ended.name} has ended with exit code ${
        (ended as { exitCode?: unknown }).exitCode
      }.`
    : 'Its containers have failed.';
}

function pod(seen: Observed): Readiness {
  const { status, conditions } = seen;
  const phase = textOf(status.phase);
  if (!phase) {
    return NO_STATUS;
  }
  switch (phase) {
    case 'Succeeded':
      return verdict('Ready', 'Succeeded', 'Its containers have succeeded.');
    case 'Failed':
      return verdict(
        'Failed',
        textOf(status.reason) ?? 'Failed',
        textOf(status.message) ?? ending(seen),
      );
    case 'Running':
    case 'Pending': {
      const ready = conditions.get('Ready');
      if (ready?.status === 'True' && phase === 'Running' && !ready.stale) {
        return fromCondition('Ready', ready, 'All containers are ready.');
      }
      const unscheduled = conditions.get('PodScheduled');
      return (
        stuckContainer(seen) ??
        (unscheduled?.status === 'False'
          ? fromCondition('Provisioning', unscheduled)
          : fromCondition(
              'Provisioning',
              ready ?? { type: 'Ready', status: 'Unknown', stale: false },
            ))
      );
    }
    case 'Unknown':
      return verdict('Unknown', 'Unknown', 'Its node does not answer.');
    default:
      return verdict('Unknown', phase, unknownPhase(phase));
  }
}

/**
 * Pods (https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/).
 *
 * @internal
 */
export const kubernetesPod: SystemRules = {
  system: 'kubernetes-core',
  groups: { '': { Pod: pod } },
};
