import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import type { Readiness } from '../../../offerings/types';
import { NO_STATUS, NOT_OBSERVED } from '../../observed';
import type { Judge } from '../types';
import type { Conditions, ObservedCondition } from './Conditions';
import { suspendedBy, type PausedBy } from './paused';
import { fromCondition, verdict } from './verdict';

/**
 * What the conditions of a system mean.
 *
 * @internal
 */
export interface ConditionMeanings {
  /** Types that all have to be True; without them nothing is Ready. */
  ready: readonly string[];
  /** Of these types one has to be True, after all of `ready` are. */
  anyOf?: readonly string[];
  /** What False means: Degraded unless said otherwise. */
  whenFalse?: ClaimPhase;
  /** Reasons with which False means that it is on its way. */
  waiting?: readonly string[];
  /** Reasons with which False is final. */
  final?: readonly string[];
  /** Types that tell of a failure when they are True. */
  failing?: Record<string, 'Degraded' | 'Failed'>;
  /** Types that tell of work in progress when they are True. */
  busy?: readonly string[];
  /** Where somebody pauses an object. */
  pausedBy?: PausedBy;
}

/**
 * A judge by conditions.
 *
 * @internal
 */
export function byConditions(meanings: ConditionMeanings): Judge {
  return seen =>
    suspendedBy(meanings.pausedBy, seen) ??
    judgeConditions(seen.conditions, meanings);
}

/**
 * Judges conditions, the worst of them first: what has failed, what is being
 * worked on, what is missing. A condition of an older generation counts as
 * missing.
 *
 * @internal
 */
export function judgeConditions(
  conditions: Conditions,
  meanings: ConditionMeanings,
): Readiness {
  const { ready, failing = {}, busy = [] } = meanings;
  const failed = conditions.firstTrue(Object.keys(failing));
  if (failed) {
    return fromCondition(failing[failed.type], failed);
  }
  const working = conditions.firstTrue(busy);
  if (working) {
    return fromCondition('Provisioning', working);
  }
  const found = ready.map(type => conditions.get(type));
  const bad = found.find(one => one?.status === 'False' && !one.stale);
  if (bad) {
    return judgeFalse(bad, meanings);
  }
  const open = found.find(one => one && one.status !== 'True' && !one.stale);
  if (open) {
    return fromCondition('Provisioning', open);
  }
  if (found.some(one => one?.stale)) {
    return NOT_OBSERVED;
  }
  const missing = ready[found.indexOf(undefined)];
  if (missing) {
    return conditions.list.length === 0 ? NO_STATUS : waitingFor(missing);
  }
  return judgeAnyOf(conditions, meanings, found[0]);
}

function judgeAnyOf(
  conditions: Conditions,
  meanings: ConditionMeanings,
  first: ObservedCondition | undefined,
): Readiness {
  const { anyOf } = meanings;
  const one = anyOf ? conditions.firstTrue(anyOf) : first;
  if (one) {
    return fromCondition('Ready', one, 'It is ready.');
  }
  const types = anyOf ?? [];
  const candidates = types.flatMap(type => conditions.get(type) ?? []);
  const bad = candidates.find(c => c.status === 'False' && !c.stale);
  if (bad) {
    return judgeFalse(bad, meanings);
  }
  if (candidates.some(candidate => candidate.stale)) {
    return NOT_OBSERVED;
  }
  return candidates.length > 0
    ? fromCondition('Provisioning', candidates[0])
    : NO_STATUS;
}

function judgeFalse(
  condition: ObservedCondition,
  { whenFalse = 'Degraded', waiting, final }: ConditionMeanings,
): Readiness {
  const { reason = '' } = condition;
  if (waiting?.includes(reason)) {
    return fromCondition('Provisioning', condition);
  }
  return fromCondition(
    final?.includes(reason) ? 'Failed' : whenFalse,
    condition,
  );
}

function waitingFor(type: string): Readiness {
  return verdict(
    'Provisioning',
    `${type}NotReported`,
    `The controller has not reported ${type} yet.`,
  );
}
