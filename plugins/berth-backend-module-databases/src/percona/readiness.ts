import {
  conditionsOf,
  isObserved,
  judgeObject,
  NO_STATUS,
  NOT_OBSERVED,
  textOf,
  textsOf,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { observe, runningRestore, type ObservedDatabase } from './observed';
import type { PerconaSystem } from './System';

const PLATFORM = 'Show this to the platform team.';

/**
 * What a database of one of Percona's operators is in: by the operator's one
 * word, by the numbers of the instances, which may speak against it, and by its
 * last backup and restore.
 *
 * @internal
 */
export function judge(system: PerconaSystem, objects: ClaimObjects): Readiness {
  const database = observe(system, objects);
  const { object, status, state } = database;
  if (Object.keys(status).length === 0) {
    return NO_STATUS;
  }
  // With an error the operators leave observedGeneration as it was, so that
  // waiting for it would be waiting for ever.
  if (state === 'error') {
    return judgeError(database);
  }
  if (!isObserved(object)) {
    return NOT_OBSERVED;
  }
  const { rule: _rule, ...judged } = judgeObject(object);
  if (judged.phase === 'Unknown' || judged.phase === 'Deleting') {
    return judged;
  }
  const restore = runningRestore(database);
  if (restore) {
    return {
      phase: 'Provisioning',
      reason: 'Restoring',
      message: `The data is being restored by ${restore.name} (${restore.state}); nobody should connect meanwhile.`,
    };
  }
  switch (judged.phase) {
    case 'Provisioning':
      return judgeWork(system, database, judged);
    case 'Suspended':
      return {
        ...judged,
        message:
          'Paused: nothing runs, and the disks are kept. Resume it to connect again.',
      };
    case 'Ready':
      return (
        judgeNumbers(database) ?? judgeBeside(database) ?? allWell(database)
      );
    default:
      return judged;
  }
}

function judgeError({
  object,
  status,
  members,
  wanted,
}: ObservedDatabase): Readiness {
  const words = [
    textOf(status.message) ?? textsOf(status.message).join(' '),
    ...conditionsOf(object)
      .filter(condition => condition.type === 'error')
      .map(({ message }) => message),
  ];
  const cause = words.find(Boolean)?.trim().replace(/\.$/, '');
  const why = cause ? ` (${cause})` : '';
  return members.ready > 0
    ? {
        phase: 'Degraded',
        reason: 'Error',
        message: `It runs with ${members.ready} of ${wanted} instances, but the operator cannot bring it in line with its definition${why}. Undo the last change. ${PLATFORM}`,
      }
    : {
        phase: 'Failed',
        reason: 'Error',
        message: `Nothing runs, and the operator cannot get past an error${why}. ${PLATFORM}`,
      };
}

/** What the operator is doing, while it does not say that it is done. */
function judgeWork(
  system: PerconaSystem,
  database: ObservedDatabase,
  judged: Readiness,
): Readiness {
  const { isPaused, members, status, wanted } = database;
  if (isPaused) {
    return {
      phase: 'Degraded',
      reason: 'Pausing',
      message: 'The instances are being stopped.',
    };
  }
  const { ready, size } = members;
  const progress = { done: Math.min(ready, wanted), total: wanted };
  if (!system.hasServed(status)) {
    return { ...judged, message: 'The operator is making it.', progress };
  }
  return ready < size
    ? missing(database)
    : {
        ...judged,
        message: 'The operator is making a change; there is nothing to do.',
        progress,
      };
}

/** What the numbers say against the operator's word that all is well. */
function judgeNumbers(database: ObservedDatabase): Readiness | undefined {
  const { members, isPaused, status, wanted } = database;
  const isBehind =
    status.observedGeneration === undefined && members.size !== wanted;
  if (isPaused || isBehind) {
    return NOT_OBSERVED;
  }
  return members.ready < members.size ? missing(database) : undefined;
}

function missing({ members, wanted }: ObservedDatabase): Readiness {
  const { ready } = members;
  return {
    phase: 'Degraded',
    reason: 'InstancesMissing',
    message: `${
      ready === 0
        ? 'No instance is ready, so that nobody can connect'
        : `Only ${ready} of ${wanted} instances are ready`
    }. While a change is rolled out that is to be expected; if it lasts, the events say what they wait for: room on a node, a disk or an image.`,
    progress: { done: Math.min(ready, wanted), total: wanted },
  };
}

/** What does not work though the instances do. */
function judgeBeside({
  proxies,
  restores,
  backups,
}: ObservedDatabase): Readiness | undefined {
  if (proxies && proxies.ready < proxies.size) {
    return {
      phase: 'Degraded',
      reason: 'ProxiesMissing',
      message: `The database runs, but only ${proxies.ready} of the ${proxies.size} proxies before it are ready. ${PLATFORM}`,
    };
  }
  const [restore] = restores;
  if (restore?.isFailed) {
    return {
      phase: 'Degraded',
      reason: 'RestoreFailed',
      message: `The restore ${restore.name} failed${becauseOf(
        restore,
      )}, so that nobody can tell what state the data is in. Restore again, or show this to the platform team.`,
    };
  }
  const backup = backups.find(({ isDone, isFailed }) => isDone || isFailed);
  return backup?.isFailed
    ? {
        phase: 'Degraded',
        reason: 'BackupFailed',
        message: `The database runs, but its last backup ${
          backup.name
        } failed${becauseOf(backup)}. ${PLATFORM}`,
      }
    : undefined;
}

function becauseOf({ error }: { error?: string }): string {
  return error ? ` (${error})` : '';
}

function allWell({ members, wanted }: ObservedDatabase): Readiness {
  return {
    phase: 'Ready',
    reason: 'InstancesReady',
    message:
      wanted === 1
        ? 'The instance is ready.'
        : `All ${wanted} instances are ready.`,
    progress: { done: members.ready, total: members.size },
  };
}
