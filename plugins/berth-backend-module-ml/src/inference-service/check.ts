import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { refuse } from '../shared/objects';
import type { InferenceServiceInput } from './input';
import { maxReplicasOf } from './plans';

const KNATIVE_METRICS = ['concurrency', 'rps'];

/**
 * The rules that span fields.
 *
 * @internal
 */
export function check(input: InferenceServiceInput): FieldError[] {
  const { mode, minReplicas, scaleMetric, scaleTarget, queue } = input;
  const max = input.maxReplicas ?? maxReplicasOf[input.plan];
  const isKnative = KNATIVE_METRICS.includes(scaleMetric ?? '');
  return [
    ...(minReplicas > max
      ? refuse(
          'minReplicas',
          `There may be ${max} at most; ask for fewer, or for more at most.`,
        )
      : []),
    ...(mode === 'Standard' && minReplicas === 0
      ? refuse('minReplicas', 'Only Knative scales to zero; ask for 1 or more.')
      : []),
    ...(mode === 'Standard' && isKnative
      ? refuse('scaleMetric', 'Standard scales by cpu or memory.')
      : []),
    ...(scaleTarget !== undefined && scaleMetric === undefined
      ? refuse('scaleMetric', 'Say what the target is of.')
      : []),
    ...(queue && mode !== 'Standard'
      ? refuse(
          'queue',
          'Kueue only takes up a service in the mode Standard; choose that mode, or no queue.',
        )
      : []),
  ];
}
