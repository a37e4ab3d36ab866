import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import {
  NOT_OBSERVED,
  phaseReadiness,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { hasSecret } from '../shared/kubeconfigReady';
import { observe } from './observed';

/** Every status of Kamaji's API, and what it means to a claim. */
const statuses: Record<string, { phase: ClaimPhase; message: string }> = {
  Unknown: {
    phase: 'Unknown',
    message: 'Kamaji does not know the state of the control plane.',
  },
  Provisioning: {
    phase: 'Provisioning',
    message: 'Kamaji is making the control plane.',
  },
  CertificateAuthorityRotating: {
    phase: 'Provisioning',
    message:
      'The certificate authority is being renewed; every kubeconfig changes with it.',
  },
  Upgrading: {
    phase: 'Provisioning',
    message: 'The control plane is going to another version of Kubernetes.',
  },
  Migrating: {
    phase: 'Provisioning',
    message: 'Its objects are moving to another data store.',
  },
  Ready: { phase: 'Ready', message: 'The control plane answers.' },
  NotReady: {
    phase: 'Degraded',
    message:
      'The control plane does not answer. Look at the pods of its Deployment; the platform team can help with the data store.',
  },
  Sleeping: {
    phase: 'Suspended',
    message:
      'Asleep: no API server runs, and its objects are kept. Wake it to use it again.',
  },
  WriteLimited: {
    phase: 'Degraded',
    message:
      'It can be read, and some writes are refused: its data store is full or somebody has limited it (spec.writePermissions).',
  },
};

/**
 * What a TenantControlPlane says of its state; Ready only in the version that
 * is asked for, and with its kubeconfig.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const plane = observe(objects.primary);
  const { status = '', wanted, ready, secret } = plane;
  const known = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  const judged = phaseReadiness(plane.object, {
    value: plane.status,
    phases: Object.fromEntries(
      Object.entries(statuses).map(([name, { phase }]) => [name, phase]),
    ),
    message: known?.message,
  });
  const progress =
    wanted > 0 ? { done: Math.min(ready, wanted), total: wanted } : undefined;
  if (judged.phase === 'Suspended' && wanted > 0) {
    return {
      phase: 'Provisioning',
      reason: 'Waking',
      message: 'Waking up.',
      progress,
    };
  }
  if (judged.phase !== 'Ready') {
    return { ...judged, ...(progress && { progress }) };
  }
  if (wanted === 0) {
    return {
      phase: 'Provisioning',
      reason: 'GoingToSleep',
      message: 'Going to sleep: its API server is being stopped.',
    };
  }
  if (plane.wantedVersion !== plane.version) {
    return NOT_OBSERVED;
  }
  if (!secret || !hasSecret(objects, secret)) {
    return {
      phase: 'Provisioning',
      reason: 'KubeconfigMissing',
      message: 'It runs, and its kubeconfig has not been written yet.',
      progress,
    };
  }
  return { ...judged, ...(progress && { progress }) };
}
