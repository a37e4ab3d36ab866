import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { Readiness } from '../offerings/types';
import { isObserved, NO_STATUS, NOT_OBSERVED } from './observed';

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
    return NO_STATUS;
  }
  const text = String(value);
  if (!isObserved(object)) {
    return NOT_OBSERVED;
  }
  const phase = Object.hasOwn(phases, text) ? phases[text] : 'Unknown';
  return {
    phase,
    reason: camelCaseReason(text),
    message: message || (phase === 'Unknown' ? unknownPhase(text) : text),
  };
}

/**
 * What is said of a phase that an offering's table does not hold.
 *
 * @public
 */
export function unknownPhase(text: string): string {
  return `The operator reports '${text}', which Berth does not know.`;
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
