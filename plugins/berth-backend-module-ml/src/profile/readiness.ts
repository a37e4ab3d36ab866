import {
  conditionsOf,
  isObserved,
  NO_STATUS,
  NOT_OBSERVED,
  unknownPhase,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { contributors } from './observed';

/**
 * What a Profile says of its state. Kubeflow writes a condition when it cannot
 * go on; that it could is also seen from the owner's rights in the namespace,
 * which it gives when everything else is there.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const { primary } = objects;
  const conditions = conditionsOf(primary);
  const find = (wanted: string) =>
    conditions.find(({ type, status }) => type === wanted && status === 'True');
  const said = conditions[conditions.length - 1]?.message;
  const failed = find('Failed');
  if (failed) {
    return {
      phase: 'Failed',
      reason: failed.reason || 'Failed',
      message: `Kubeflow cannot make the profile${
        failed.message ? ` (${failed.message.replace(/[\s.]+$/, '')})` : ''
      }. If a namespace of this name belongs to somebody else, choose another name.`,
    };
  }
  if (!isObserved(primary)) {
    return NOT_OBSERVED;
  }
  const unknown = find('Unknown');
  if (unknown) {
    return {
      phase: 'Unknown',
      reason: unknown.reason || 'Unknown',
      message: said ?? 'Kubeflow does not know the state of the profile.',
    };
  }
  const hasOwner = contributors(objects).some(({ role }) => role === 'admin');
  if (find('Successful') || (conditions.length === 0 && hasOwner)) {
    return {
      phase: 'Ready',
      reason: 'Successful',
      message: 'The profile and its namespace are there.',
    };
  }
  const other = conditions.find(({ status }) => status === 'True');
  return other
    ? {
        phase: 'Unknown',
        reason: 'Unknown',
        message: unknownPhase(other.type),
      }
    : NO_STATUS;
}
