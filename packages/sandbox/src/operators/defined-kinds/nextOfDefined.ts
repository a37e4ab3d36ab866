import type { KubernetesObject } from '../../kubernetes/types';
import { conditions, type NextStep } from '../StatusController';
import { simulatedStatus } from './simulatedStatus';

/**
 * What a platform team's own controller does next with an object: it says that
 * it has begun, and then that all is there.
 *
 * @internal
 */
export function nextOfDefined(
  definition: KubernetesObject,
  object: KubernetesObject,
): NextStep {
  const { generation } = object.metadata;
  const { observedGeneration } = (object.status ?? {}) as {
    observedGeneration?: number;
  };
  const report = (
    status: 'True' | 'False',
    reason: string,
    message: string,
  ) => ({
    ...(object.status as object | undefined),
    observedGeneration: generation,
    conditions: conditions(
      object,
      [{ type: 'Ready', status, reason, message }],
      { observedGeneration: true },
    ),
  });
  if (observedGeneration !== generation) {
    return { status: report('False', 'Reconciling', 'Its parts are made.') };
  }
  return {
    status: {
      ...report('True', 'Available', 'Simulated: nothing runs.'),
      ...simulatedStatus(definition, object),
    },
  };
}
