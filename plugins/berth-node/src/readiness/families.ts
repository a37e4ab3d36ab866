import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { Readiness } from '../offerings/types';
import { conditionsOf, statusOf, type Condition } from './types';

/**
 * Whether a status speaks of the spec as it is now. One that does not say
 * which generation it has observed is taken at its word.
 *
 * @public
 */
export function isObserved(
  object: KubernetesObject,
  condition?: Condition,
): boolean {
  const observed =
    condition?.observedGeneration ?? statusOf(object).observedGeneration;
  const { generation } = object.metadata;
  return (
    typeof observed !== 'number' ||
    typeof generation !== 'number' ||
    observed >= generation
  );
}

/**
 * What is said of an object whose controller has not caught up with its spec.
 *
 * @public
 */
export const NOT_OBSERVED: Readiness = {
  phase: 'Provisioning',
  reason: 'ChangeNotObserved',
  message: 'The operator has not taken up the latest change yet.',
};

/**
 * First family: one condition of type Ready, Available or the like. True is
 * Ready; False is Failed for the reasons named, else Provisioning; Unknown or
 * absent is Provisioning.
 *
 * @public
 */
export function conditionReadiness(
  object: KubernetesObject,
  options: {
    type: string;
    /** Reasons with which False is final. */
    failedReasons?: string[];
  },
): Readiness {
  const condition = conditionsOf(object).find(c => c.type === options.type);
  if (!condition) {
    return {
      phase: 'Provisioning',
      reason: 'NoStatus',
      message: 'The operator has not reported yet.',
    };
  }
  if (!isObserved(object, condition)) {
    return NOT_OBSERVED;
  }
  const reason = condition.reason || `${options.type}${condition.status}`;
  const message = condition.message || reason;
  if (condition.status === 'True') {
    return { phase: 'Ready', reason, message };
  }
  const failed =
    condition.status === 'False' && options.failedReasons?.includes(reason);
  return { phase: failed ? 'Failed' : 'Provisioning', reason, message };
}

/**
 * Second family: a phase or state string. A text that the table does not hold
 * is Unknown, never green.
 *
 * @public
 */
export function phaseReadiness(
  object: KubernetesObject,
  options: {
    /** The string as the object has it. */
    value: unknown;
    /** Claim phase by the system's documented phase. */
    phases: Record<string, ClaimPhase>;
    message?: string;
  },
): Readiness {
  const { value, phases, message } = options;
  if (value === undefined || value === '') {
    return {
      phase: 'Provisioning',
      reason: 'NoStatus',
      message: 'The operator has not reported yet.',
    };
  }
  const text = String(value);
  if (!isObserved(object)) {
    return NOT_OBSERVED;
  }
  const phase = Object.hasOwn(phases, text) ? phases[text] : 'Unknown';
  return {
    phase,
    reason: camelCaseReason(text),
    message:
      message ||
      (phase === 'Unknown'
        ? `The operator reports '${text}', which Berth does not know.`
        : text),
  };
}

/**
 * Third family: latched conditions, which stay True once reached. The first
 * in the list that is True decides, wherever it stands in the status.
 *
 * @public
 */
export function latchedReadiness(
  object: KubernetesObject,
  order: Array<{ type: string; phase: ClaimPhase }>,
): Readiness {
  const conditions = conditionsOf(object);
  for (const { type, phase } of order) {
    const condition = conditions.find(
      c => c.type === type && c.status === 'True',
    );
    if (condition) {
      return {
        phase,
        reason: condition.reason || type,
        message: condition.message || type,
      };
    }
  }
  return {
    phase: 'Provisioning',
    reason: 'NoStatus',
    message: 'The operator has not reported yet.',
  };
}

/**
 * Fourth family: counters. Ready when as many are ready as are wanted,
 * Degraded when some are, Provisioning when none is.
 *
 * @public
 */
export function counterReadiness(
  object: KubernetesObject,
  options: { ready: unknown; wanted: unknown; noun: string },
): Readiness {
  const wanted = count(options.wanted) ?? 1;
  const done = Math.min(count(options.ready) ?? 0, wanted);
  if (!isObserved(object)) {
    return NOT_OBSERVED;
  }
  const message = `${done} of ${wanted} ${options.noun} ready`;
  const progress = { done, total: wanted };
  if (done >= wanted) {
    return { phase: 'Ready', reason: 'AllReady', message, progress };
  }
  return done > 0
    ? { phase: 'Degraded', reason: 'SomeReady', message, progress }
    : { phase: 'Provisioning', reason: 'NoneReady', message, progress };
}

/**
 * A sentence as one CamelCase word, as reasons are written.
 *
 * @public
 */
export function camelCaseReason(text: string): string {
  const words = text.match(/[A-Za-z0-9]+/g) ?? ['Unknown'];
  return words
    .map(word => word[0].toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 120);
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : undefined;
}
