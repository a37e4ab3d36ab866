import type { ClusterStatus } from './ClusterStore';

/**
 * Something that was learnt of a cluster's health.
 *
 * @internal
 */
export type HealthObservation =
  | { type: 'start' }
  | { type: 'answer'; kubernetesVersion?: string }
  | { type: 'failure'; message: string };

/**
 * What to think of a cluster after an observation. A cluster that failed is
 * stale since the first failure, until it answers; one that has not answered
 * since the start is unknown, or still stale if it was before.
 *
 * @internal
 */
export function nextStatus(
  status: ClusterStatus,
  observation: HealthObservation,
  now: string,
): ClusterStatus {
  const { kubernetesVersion } = status;
  switch (observation.type) {
    case 'start':
      return status.state === 'stale'
        ? status
        : { state: 'unknown', kubernetesVersion };
    case 'answer':
      return {
        state: 'connected',
        kubernetesVersion: observation.kubernetesVersion ?? kubernetesVersion,
      };
    case 'failure':
      return {
        state: 'stale',
        staleSince: status.staleSince ?? now,
        message: observation.message,
        kubernetesVersion,
      };
    default:
      throw new Error('unreachable');
  }
}
