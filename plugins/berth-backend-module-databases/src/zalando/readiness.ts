import {
  camelCaseReason,
  isObserved,
  NO_STATUS,
  NOT_OBSERVED,
  unknownPhase,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { observe, type ObservedDatabase } from './observed';

const PLATFORM = 'Show this to the platform team.';

/** What the operator says of itself when it is not done, or could not do it. */
const statuses: Record<string, Pick<Readiness, 'phase' | 'message'>> = {
  Creating: {
    phase: 'Provisioning',
    message: 'The operator is making it; there is nothing to do.',
  },
  Updating: {
    phase: 'Provisioning',
    message: 'The operator is making a change; there is nothing to do.',
  },
  UpdateFailed: {
    phase: 'Degraded',
    message: `The last change could not be made; the database runs as before. The events say why, and the operator tries again within half an hour. ${PLATFORM}`,
  },
  SyncFailed: {
    phase: 'Degraded',
    message: `The operator could not bring it in line with its definition; the database runs as it did. The events say why. ${PLATFORM}`,
  },
  CreateFailed: {
    phase: 'Failed',
    message: `It could not be made. The events say why: a quota, a disk, an image. ${PLATFORM}`,
  },
  Invalid: {
    phase: 'Failed',
    message:
      'The operator does not accept the definition. Undo the last change to it.',
  },
};

/**
 * What a postgresql object says of its state: the operator's one word for what
 * it did last, and the numbers of what it runs, for the word stays the same
 * when an instance is lost later. The operator keeps no observedGeneration:
 * that a change has not been taken up shows in the number of instances.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const database = observe(objects);
  const { status, object } = database;
  if (!status) {
    return NO_STATUS;
  }
  if (!isObserved(object)) {
    return NOT_OBSERVED;
  }
  if (status === 'Running') {
    return judgeRunning(database);
  }
  return Object.hasOwn(statuses, status)
    ? { ...statuses[status], reason: status }
    : {
        phase: 'Unknown',
        reason: camelCaseReason(status),
        message: unknownPhase(status),
      };
}

function judgeRunning(database: ObservedDatabase): Readiness {
  const { wanted, instances, upgradeFailed } = database;
  if (wanted === 0) {
    return !instances || instances.ready === 0
      ? {
          phase: 'Suspended',
          reason: 'Paused',
          message:
            'Paused: nothing runs, and the disks are kept. Resume it to connect again.',
        }
      : {
          phase: 'Degraded',
          reason: 'Pausing',
          message: 'The instances are being stopped.',
        };
  }
  const numbers = judgeInstances(wanted, instances);
  if (numbers) {
    return numbers;
  }
  return upgradeFailed
    ? {
        phase: 'Degraded',
        reason: 'MajorUpgradeFailed',
        message: `The database runs, but its upgrade to another major version failed at ${upgradeFailed}. Set the version back to try again later. ${PLATFORM}`,
      }
    : {
        phase: 'Ready',
        reason: 'Running',
        message:
          wanted === 1
            ? 'The instance is ready.'
            : `All ${wanted} instances are ready.`,
        progress: { done: wanted, total: wanted },
      };
}

/** What the numbers say against the operator's word that all is well. */
function judgeInstances(
  wanted: number,
  instances: ObservedDatabase['instances'],
): Readiness | undefined {
  if (!instances) {
    return undefined;
  }
  const { asked, ready, updated } = instances;
  const progress = { done: Math.min(ready, wanted), total: wanted };
  if (!instances.isObserved || asked !== wanted) {
    return {
      ...NOT_OBSERVED,
      message: `The operator runs ${asked} of ${wanted} instances. If this lasts, its own limits (min_instances, max_instances) hold it there; ask the platform team.`,
      progress,
    };
  }
  if (ready < wanted) {
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
