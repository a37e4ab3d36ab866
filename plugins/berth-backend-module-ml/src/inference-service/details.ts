import {
  recordOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { gpusIn } from '../shared/compute';
import { linesOf } from '../shared/objects';
import { queueOf } from '../shared/queue';
import { observe } from './observed';

/**
 * What a claim's page shows of an InferenceService; what is not known is left
 * out.
 *
 * @internal
 */
export function details({ primary }: ClaimObjects): ClaimDetailLine[] {
  const service = observe(primary);
  const { model = {}, min, max, canary } = service;
  return linesOf([
    ['Model', service.storageUri],
    ['Format', textOf(recordOf(model.modelFormat).name)],
    ['Runtime', service.runtime ?? textOf(model.runtime)],
    ['Runs on', service.mode],
    ['Replicas', max === undefined ? `from ${min}` : `${min} to ${max}`],
    ['GPUs of each replica', gpusIn(model.resources)],
    [
      'Newest version gets',
      canary === undefined ? undefined : `${canary}% asked for`,
    ],
    [
      'Traffic',
      service.traffic
        .map(
          ({ revision, percent, isLatest }) =>
            `${revision ?? (isLatest ? 'newest' : 'before')} ${percent}%`,
        )
        .join(', '),
    ],
    ['Queue', queueOf(primary)],
  ]);
}
