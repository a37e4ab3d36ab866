import {
  conditionsOf,
  countOf,
  isObserved,
  NO_STATUS,
  NOT_OBSERVED,
  specOf,
  statusOf,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { observe, type ObservedCluster } from './observed';

const PLATFORM = 'Show this to the platform team.';
const WAIT = 'The operator is at work; there is nothing to do.';

/**
 * What a PostgresCluster says of its state. There is no condition that sums it
 * up: what somebody has stopped comes first, then upgrades and restores, then
 * the numbers of the instances, and last what does not work beside them.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const cluster = observe(objects);
  if (cluster.isPaused) {
    return {
      phase: 'Suspended',
      reason: 'ReconciliationPaused',
      message:
        'Somebody has told the operator to leave this database alone, so that no change and no repair happens. Set spec.paused to false to go on.',
    };
  }
  if (Object.keys(statusOf(cluster.object)).length === 0) {
    return NO_STATUS;
  }
  if (!isObserved(cluster.object)) {
    return NOT_OBSERVED;
  }
  return (
    judgeUpgrade(cluster) ??
    judgeShutdown(cluster) ??
    judgeRestore(cluster) ??
    judgeInstances(cluster) ??
    judgeBeside(cluster) ??
    allWell(cluster)
  );
}

/** An upgrade to another major version, between its two steps. */
function judgeUpgrade(cluster: ObservedCluster): Readiness | undefined {
  const { upgrade, isShutdown, version = 0, upgradedTo = 0 } = cluster;
  if (!upgrade || upgrade.metadata.deletionTimestamp || !isShutdown) {
    return undefined;
  }
  // One that has long been finished says nothing of a database that is stopped.
  if (version >= (countOf(specOf(upgrade).toPostgresVersion) ?? Infinity)) {
    return undefined;
  }
  if (upgradedTo > version) {
    return {
      phase: 'Suspended',
      reason: 'UpgradeToFinish',
      message: `The data has been upgraded to PostgreSQL ${upgradedTo}; it is your turn: run 'Finish upgrade' to start it.`,
    };
  }
  const conditions = new Map(conditionsOf(upgrade).map(c => [c.type, c]));
  const succeeded = conditions.get('Succeeded');
  const progressing = conditions.get('Progressing');
  if (succeeded?.status === 'False') {
    return {
      phase: 'Failed',
      reason: succeeded.reason || 'PGUpgradeFailed',
      message: `The upgrade failed (${
        succeeded.message ?? 'no cause is given'
      }). ${PLATFORM}`,
    };
  }
  if (
    progressing?.status === 'False' &&
    progressing.reason !== 'PGClusterNotShutdown'
  ) {
    return {
      phase: 'Degraded',
      reason: progressing.reason || 'PGUpgradeWaits',
      message: `The upgrade does not go on (${
        progressing.message ?? 'no cause is given'
      }). ${PLATFORM}`,
    };
  }
  return {
    phase: 'Degraded',
    reason: 'Upgrading',
    message: `PostgreSQL is being upgraded to another major version; the database is down meanwhile. ${WAIT}`,
  };
}

function judgeShutdown(cluster: ObservedCluster): Readiness | undefined {
  if (!cluster.isShutdown) {
    return undefined;
  }
  return cluster.ready === 0
    ? {
        phase: 'Suspended',
        reason: 'Shutdown',
        message:
          'Stopped: nothing runs, and the disks are kept. Resume it to connect again.',
      }
    : {
        phase: 'Degraded',
        reason: 'ShuttingDown',
        message: 'The instances are being stopped.',
      };
}

function judgeRestore({ conditions }: ObservedCluster): Readiness | undefined {
  const initialized = conditions.get('PostgresDataInitialized');
  if (initialized?.status === 'False') {
    return {
      phase: 'Failed',
      reason: initialized.reason || 'PGBackRestRestoreFailed',
      message: `The restore failed (${
        initialized.message ?? 'no cause is given'
      }). The log of its job says why. ${PLATFORM}`,
    };
  }
  const restoring = conditions.get('PGBackRestoreProgressing');
  return restoring?.status === 'True'
    ? {
        phase: 'Provisioning',
        reason: restoring.reason || 'Restoring',
        message: `It is being restored from a backup (${
          restoring.message ?? restoring.reason
        }). ${WAIT}`,
      }
    : undefined;
}

function judgeInstances(cluster: ObservedCluster): Readiness | undefined {
  const { wanted, ready, updated, isInitialized, conditions } = cluster;
  const progress = { done: Math.min(ready, wanted), total: wanted };
  if (ready > wanted) {
    return {
      phase: 'Provisioning',
      reason: 'ScalingDown',
      message: `${ready - wanted} instances too many, being removed.`,
      progress,
    };
  }
  if (ready < wanted) {
    const firstBackup = conditions.get('PGBackRestReplicaCreate');
    const waitsForBackup = ready > 0 && firstBackup?.status !== 'True';
    if (!isInitialized || waitsForBackup) {
      return {
        phase: 'Provisioning',
        reason: waitsForBackup ? 'WaitingForFirstBackup' : 'Bootstrapping',
        message: waitsForBackup
          ? `The primary runs; replicas are made from the first backup, which is not complete yet. ${WAIT}`
          : `The first instance is being set up. ${WAIT}`,
        progress,
      };
    }
    return {
      phase: 'Degraded',
      reason: 'InstancesMissing',
      message: `${
        ready === 0
          ? 'No instance is ready, so that nobody can connect'
          : `Only ${ready} of ${wanted} instances are ready`
      }. If this lasts, the events say what they wait for: room on a node, a disk or an image.`,
      progress,
    };
  }
  return updated < wanted
    ? {
        phase: 'Provisioning',
        reason: 'RollingOut',
        message: 'The instances are being replaced one by one for a change.',
        progress: { done: updated, total: wanted },
      }
    : undefined;
}

/** What does not work though the instances do. */
function judgeBeside({
  conditions,
  object,
}: ObservedCluster): Readiness | undefined {
  const flaws: Array<[string, 'True' | 'False', string]> = [
    [
      'PersistentVolumeResizeError',
      'True',
      'a disk could not be enlarged. Show this to the platform team.',
    ],
    [
      'ProxyAvailable',
      'False',
      'its pooler does not; connect to the primary meanwhile.',
    ],
    [
      'PGBackRestRepoHostReady',
      'False',
      'the host of its backups does not, so that changes are not archived and its disk fills up. Show this to the platform team.',
    ],
    [
      'PGBackRestReplicaRepoReady',
      'False',
      'the repository of its backups is not ready. Show this to the platform team.',
    ],
    [
      'PGBackRestManualBackupSuccessful',
      'False',
      'the last backup that somebody asked for failed. Show this to the platform team.',
    ],
  ];
  for (const [type, bad, text] of flaws) {
    const condition = conditions.get(type);
    if (condition?.status === bad) {
      return {
        phase: 'Degraded',
        reason: condition.reason || type,
        message: `The database runs, but ${text}${
          condition.message ? ` (${condition.message})` : ''
        }`,
      };
    }
    if (condition?.status === 'Unknown') {
      return {
        phase: 'Unknown',
        reason: condition.reason || type,
        message: `The database runs, but the operator does not know of ${type}${
          condition.message ? ` (${condition.message})` : ''
        }.`,
      };
    }
  }
  // Until the first backup is there, nothing can be restored.
  const first = conditions.get('PGBackRestReplicaCreate');
  if (first && first.status !== 'True') {
    return {
      phase: 'Provisioning',
      reason: first.reason || 'WaitingForFirstBackup',
      message: `The database runs; its first backup is being made. ${WAIT}`,
    };
  }
  return allStale(conditions, object) ? NOT_OBSERVED : undefined;
}

/** Without a generation of its own, the status is as old as its conditions. */
function allStale(
  conditions: ObservedCluster['conditions'],
  object: ObservedCluster['object'],
): boolean {
  return (
    statusOf(object).observedGeneration === undefined &&
    conditions.size > 0 &&
    [...conditions.values()].every(condition => !isObserved(object, condition))
  );
}

function allWell({ wanted, conditions }: ObservedCluster): Readiness {
  const resizing = conditions.get('PersistentVolumeResizing');
  return {
    phase: 'Ready',
    reason: 'InstancesReady',
    message:
      (wanted === 1
        ? 'The instance is ready'
        : `All ${wanted} instances are ready`) +
      (resizing?.status === 'True' ? '; disks are being enlarged.' : '.'),
    progress: { done: wanted, total: wanted },
  };
}
