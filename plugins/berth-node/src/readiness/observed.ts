import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { Readiness } from '../offerings/types';
import { statusOf, type Condition } from './types';

/**
 * Whether a status speaks of the spec as it is now: neither the status nor the
 * condition, if one is given, was made of an older generation. One that does
 * not say which generation it has observed is taken at its word.
 *
 * @public
 */
export function isObserved(
  object: KubernetesObject,
  condition?: Condition,
): boolean {
  const { generation } = object.metadata;
  return [statusOf(object).observedGeneration, condition?.observedGeneration]
    .filter(observed => typeof observed === 'number')
    .every(
      observed => typeof generation !== 'number' || observed >= generation,
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
 * What is said of an object that no controller has reported on.
 *
 * @public
 */
export const NO_STATUS: Readiness = {
  phase: 'Provisioning',
  reason: 'NoStatus',
  message: 'The operator has not reported yet.',
};
