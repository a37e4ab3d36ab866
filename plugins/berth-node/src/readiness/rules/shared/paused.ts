import type { Readiness } from '../../../offerings/types';
import type { Observed } from './observe';
import { verdict } from './verdict';

/**
 * Says why somebody has paused an object on purpose, as a sentence; undefined
 * where nobody has.
 *
 * @internal
 */
export type PausedBy = (seen: Observed) => string | undefined;

/**
 * Suspended where an object is paused.
 *
 * @internal
 */
export function suspendedBy(
  pausedBy: PausedBy | undefined,
  seen: Observed,
): Readiness | undefined {
  const sentence = pausedBy?.(seen);
  return sentence ? verdict('Suspended', 'Paused', sentence) : undefined;
}

/**
 * Paused by a boolean of the spec, such as `suspend`.
 *
 * @internal
 */
export function specIsTrue(field: string): PausedBy {
  return ({ spec }) =>
    spec[field] === true
      ? `Somebody has set spec.${field}; it goes on when that is taken back.`
      : undefined;
}

/**
 * Paused by an annotation that is `true`.
 *
 * @internal
 */
export function annotationIsTrue(name: string): PausedBy {
  return ({ annotations }) =>
    annotations[name] === 'true'
      ? `Somebody has set the annotation ${name}; it goes on when that is taken away.`
      : undefined;
}

/**
 * Paused by any of several.
 *
 * @internal
 */
export function pausedByAny(...all: PausedBy[]): PausedBy {
  return seen => {
    for (const one of all) {
      const sentence = one(seen);
      if (sentence) {
        return sentence;
      }
    }
    return undefined;
  };
}
