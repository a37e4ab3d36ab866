import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  countOf,
  isObserved,
  NO_STATUS,
  NOT_OBSERVED,
  phaseReadiness,
  recordOf,
  specOf,
  statusOf,
  textOf,
  type ClaimObjects,
  type Condition,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { hasSecret } from '../shared/kubeconfigReady';
import { secretOf } from './connection';

/**
 * What a Cluster says of its state; Ready only when its kubeconfig is there.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const judged = judgeCluster(objects.primary);
  const secret = secretOf(objects.primary);
  return judged.phase === 'Ready' && !hasSecret(objects, secret)
    ? {
        ...judged,
        phase: 'Provisioning',
        reason: 'KubeconfigMissing',
        message: `It runs, and its kubeconfig has not been written yet (Secret ${secret.name}).`,
      }
    : judged;
}

/** Cluster API's phases; what Provisioned comes to, a condition says. */
const phases: Record<string, ClaimPhase> = {
  Pending: 'Provisioning',
  Provisioning: 'Provisioning',
  Provisioned: 'Ready',
  Deleting: 'Deleting',
  Failed: 'Failed',
  Unknown: 'Unknown',
};

const sentences: Record<string, string> = {
  Pending: 'Cluster API has not begun with it yet.',
  Provisioning: 'Its infrastructure and control plane are being made.',
  Failed: 'Cluster API could not make it.',
  Unknown: 'Cluster API does not know its state.',
};

/**
 * A Cluster of Cluster API, of the contract v1beta2 (condition Available) or of
 * the one before (condition Ready).
 *
 * @internal
 */
export function judgeCluster(cluster: KubernetesObject): Readiness {
  const { phase } = statusOf(cluster);
  const conditions = new Map(conditionsOf(cluster).map(c => [c.type, c]));
  if (specOf(cluster).paused === true) {
    return {
      phase: 'Suspended',
      reason: 'Paused',
      message:
        'Somebody has told Cluster API to leave it alone (spec.paused), so that no change and no repair happens. It runs on; resume it to go on.',
    };
  }
  const available = conditions.get('Available') ?? conditions.get('Ready');
  if (!isObserved(cluster, available)) {
    return NOT_OBSERVED;
  }
  if (phase === undefined && !available) {
    return NO_STATUS;
  }
  const problem = firstProblem(conditions);
  const judged = phaseReadiness(cluster, {
    value: phase ?? 'Provisioned',
    phases,
    message: problem ?? sentences[String(phase)],
  });
  if (judged.phase !== 'Ready') {
    return { ...judged, ...progressOf(cluster) };
  }
  return judgeAvailable(cluster, available, problem);
}

function judgeAvailable(
  cluster: KubernetesObject,
  available: Condition | undefined,
  problem: string | undefined,
): Readiness {
  const progress = progressOf(cluster);
  switch (available?.status) {
    case 'True':
      return {
        phase: 'Ready',
        reason: 'Available',
        message: 'The cluster answers, and its machines are there.',
        ...progress,
      };
    case 'False':
      return {
        phase: wasAvailable(cluster) ? 'Degraded' : 'Provisioning',
        reason: available.reason || 'NotAvailable',
        message: problem ?? 'Something of it is not available.',
        ...progress,
      };
    default:
      return {
        phase: 'Provisioning',
        reason: 'AvailabilityUnknown',
        message:
          'Its infrastructure is there; whether it is available is not known yet.',
        ...progress,
      };
  }
}

/** Whether its control plane has answered before, in either contract's words. */
function wasAvailable(cluster: KubernetesObject): boolean {
  const { initialization, controlPlaneReady, controlPlaneInitialized } =
    statusOf(cluster);
  return (
    recordOf(initialization).controlPlaneInitialized === true ||
    controlPlaneReady === true ||
    controlPlaneInitialized === true
  );
}

/** In the order in which one thing waits for the other. */
const CAUSES = [
  'TopologyReconciled',
  'InfrastructureReady',
  'ControlPlaneInitialized',
  'ControlPlaneAvailable',
  'WorkersAvailable',
  'RemoteConnectionProbe',
  'Available',
  'Ready',
];

function firstProblem(conditions: Map<string, Condition>): string | undefined {
  return CAUSES.flatMap(type => conditions.get(type) ?? [])
    .filter(({ status }) => status === 'False')
    .flatMap(({ message }) => textOf(message)?.trim() || [])[0];
}

function progressOf(
  cluster: KubernetesObject,
): Pick<Readiness, 'progress'> | undefined {
  const { controlPlane, workers } = statusOf(cluster);
  const parts = [recordOf(controlPlane), recordOf(workers)];
  const sum = (field: string) =>
    parts.reduce((total, part) => total + (countOf(part[field]) ?? 0), 0);
  const total = sum('desiredReplicas');
  return total > 0
    ? { progress: { done: Math.min(sum('availableReplicas'), total), total } }
    : undefined;
}
