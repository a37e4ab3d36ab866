import {
  NOT_OBSERVED,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import type { ObservedCluster } from './observed';

/**
 * What the counters and conditions say of a cluster that the operator calls
 * healthy. Its phase speaks of the last thing it did: that an instance has
 * gone since, or that backups fail, is told elsewhere.
 *
 * @internal
 */
export function healthyReadiness(cluster: ObservedCluster): Readiness {
  const { ready, wanted, conditions, resizing } = cluster;
  if (!imageObserved(cluster)) {
    return NOT_OBSERVED;
  }
  const progress = { done: Math.min(ready, wanted), total: wanted };
  if (ready < wanted) {
    return {
      phase: 'Degraded',
      reason: 'InstancesMissing',
      message: `${
        ready === 0
          ? 'No instance is ready, so that nobody can connect'
          : `Only ${ready} of ${instances(wanted)} ready`
      }. The operator brings back what it can; if this lasts, the events say why.`,
      progress,
    };
  }
  if (ready > wanted) {
    return {
      phase: 'Provisioning',
      reason: 'ScalingDown',
      message: `${instances(ready - wanted)} too many, being removed.`,
      progress,
    };
  }
  const condition = conditions.get('Ready');
  if (condition && condition.status !== 'True') {
    return {
      phase: 'Provisioning',
      reason: condition.reason || 'ClusterIsNotReady',
      message: condition.message || 'The operator calls it not ready.',
      progress,
    };
  }
  const flaw = flawOf(cluster);
  if (flaw) {
    return { phase: 'Degraded', ...flaw, progress };
  }
  return {
    phase: 'Ready',
    reason: 'ClusterIsReady',
    message:
      (wanted === 1
        ? 'The instance is ready'
        : `All ${wanted} instances are ready`) +
      (resizing > 0 ? '; disks are being enlarged.' : '.'),
    progress,
  };
}

/**
 * CloudNativePG keeps no observedGeneration; of a change of version the image
 * that it reports tells whether it has been taken up.
 */
function imageObserved({ wantedImage, image }: ObservedCluster): boolean {
  return !wantedImage || !image || wantedImage === image;
}

function flawOf({
  conditions,
}: ObservedCluster): Pick<Readiness, 'reason' | 'message'> | undefined {
  const archiving = conditions.get('ContinuousArchiving');
  if (archiving?.status === 'False') {
    return {
      reason: archiving.reason || 'ContinuousArchivingFailing',
      message: `The database runs, but its changes are not being archived${because(
        archiving.message,
      )}: it cannot be restored to a point in time, and its disk fills up. Show this to the platform team.`,
    };
  }
  const backup = conditions.get('LastBackupSucceeded');
  // False is also what it is while a backup is being made.
  if (backup?.status === 'False' && backup.reason === 'LastBackupFailed') {
    return {
      reason: backup.reason,
      message: `The database runs, but its last backup failed${because(
        backup.message,
      )}. Show this to the platform team.`,
    };
  }
  const systemId = conditions.get('ConsistentSystemID');
  if (systemId?.status === 'False') {
    return {
      reason: systemId.reason || 'SystemIDsDiffer',
      message: `The instances do not hold the same database${because(
        systemId.message,
      )}. Show this to the platform team.`,
    };
  }
  return undefined;
}

function because(message: string | undefined): string {
  const cause = message?.replace(/[\s.]+$/, '');
  return cause ? ` (${cause})` : '';
}

function instances(count: number): string {
  return count === 1 ? '1 instance' : `${count} instances`;
}
