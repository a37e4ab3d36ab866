import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  isObserved,
  NO_STATUS,
  NOT_OBSERVED,
  unknownPhase,
  type ClaimObjects,
  type Condition,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { heldBack } from './queue';

/**
 * What a latched condition of a job means to a claim.
 *
 * @internal
 */
export interface JobCondition {
  phase: ClaimPhase;
  /** Without a full stop. */
  what: string;
  /** Whose turn it is, and what to do. */
  next: string;
}

/**
 * What a job says of itself. Conditions stay True once reached, so that the
 * first of these that is True decides: it has ended; it is held back; it does
 * something.
 *
 * @internal
 */
export function jobReadiness(options: {
  objects: ClaimObjects;
  /** Conditions after which nothing happens any more, the worst first. */
  ended: Record<string, JobCondition>;
  /** Conditions of a job that is under way, the latest first. */
  underWay: Record<string, JobCondition>;
  /** Whether its spec holds it back. */
  suspended: boolean;
  /** What is known of a job that is under way beside its conditions. */
  progress?: Pick<Readiness, 'progress'> & { words?: string };
  /** What no True condition says, where the rest of the status does. */
  otherwise?: Readiness;
}): Readiness {
  const { objects, ended, underWay, suspended, progress, otherwise } = options;
  const conditions = conditionsOf(objects.primary);
  const firstOf = (table: Record<string, JobCondition>) =>
    Object.keys(table)
      .map(type => trueOf(conditions, type))
      .find(condition => condition !== undefined);

  const last = firstOf(ended);
  if (last) {
    return isObserved(objects.primary, last)
      ? say(last, ended[last.type])
      : NOT_OBSERVED;
  }
  if (suspended) {
    return heldBack(objects);
  }
  const held = trueOf(conditions, 'Suspended');
  if (held) {
    return {
      phase: 'Provisioning',
      reason: 'Resuming',
      message: 'Going on after it was held back.',
    };
  }
  const now = firstOf(underWay);
  if (now) {
    const judged = say(now, underWay[now.type], progress?.words);
    return progress?.progress
      ? { ...judged, progress: progress.progress }
      : judged;
  }
  const unknown = conditions.find(({ status }) => status === 'True');
  if (unknown) {
    return {
      phase: 'Unknown',
      reason: unknown.type.replace(/[^A-Za-z0-9]/g, '') || 'Unknown',
      message: unknownPhase(unknown.type),
    };
  }
  return otherwise ?? NO_STATUS;
}

function trueOf(
  conditions: Condition[],
  wanted: string,
): Condition | undefined {
  return conditions.find(
    ({ type, status }) => type === wanted && status === 'True',
  );
}

function say(
  condition: Condition,
  { phase, what, next }: JobCondition,
  words?: string,
): Readiness {
  const cause = condition.message?.replace(/[\s.]+$/, '');
  const why = phase === 'Failed' && cause ? ` (${cause})` : '';
  return {
    phase,
    reason: condition.reason || condition.type,
    message: `${what}${words ? `: ${words}` : ''}${why}. ${next}`,
  };
}
