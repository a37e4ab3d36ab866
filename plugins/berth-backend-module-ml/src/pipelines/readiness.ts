import {
  camelCaseReason,
  unknownPhase,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { versionsOf, type ObservedVersion } from './observed';

/**
 * Whether a pipeline can be run: one of its versions at least is known to
 * Kubeflow Pipelines and whole. A Pipeline itself has no status, and a version
 * that was made by kubectl or by Berth has none either (its model takes that for
 * CREATING and runs it nevertheless), so that what its webhook has written on it
 * decides.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const versions = versionsOf(objects);
  const [newest] = versions;
  if (!newest) {
    return {
      phase: 'Provisioning',
      reason: 'NoVersion',
      message: 'It has no version yet. Add one to run it.',
    };
  }
  const judged = judge(newest);
  const runnable = versions.find(version => judge(version).phase === 'Ready');
  if (judged.phase === 'Ready' || !runnable) {
    return judged;
  }
  return {
    phase: judged.phase === 'Unknown' ? 'Unknown' : 'Degraded',
    reason: judged.reason,
    message: `${judged.message} Version ${runnable.name} can be run.`,
  };
}

function judge(version: ObservedVersion): Readiness {
  const { name, registered, status, message } = version;
  const { problems } = version.read();
  if (problems.length > 0) {
    return {
      phase: 'Failed',
      reason: 'InvalidPipeline',
      message: `Version ${name} cannot be run. ${problems[0]} Add a version that can.`,
    };
  }
  if (!registered) {
    return {
      phase: 'Provisioning',
      reason: 'NotRegistered',
      message: `Kubeflow Pipelines has not taken up version ${name} yet. If that stays so, its webhook did not run when the version was made; remove the version and add it again.`,
    };
  }
  switch (status) {
    case undefined:
    case 'READY':
      return {
        phase: 'Ready',
        reason: 'Runnable',
        message: `Version ${name} can be run.`,
      };
    case 'CREATING':
      return {
        phase: 'Provisioning',
        reason: 'Creating',
        message: `Kubeflow Pipelines is taking up version ${name}.`,
      };
    case 'DELETING':
      return {
        phase: 'Provisioning',
        reason: 'Deleting',
        message: `Version ${name} is being deleted.`,
      };
    default:
      return {
        phase: 'Unknown',
        reason: camelCaseReason(status),
        message: message && message !== status ? message : unknownPhase(status),
      };
  }
}
