import type {
  ClaimDetailLine,
  ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { gpusIn } from '../shared/compute';
import { linesOf } from '../shared/objects';
import { queueOf } from '../shared/queue';
import { observe } from './observed';

/**
 * What a claim's page shows of an LLMInferenceService; what is not known is
 * left out.
 *
 * @internal
 */
export function details({ primary }: ClaimObjects): ClaimDetailLine[] {
  const llm = observe(primary);
  return linesOf([
    ['Model', llm.uri],
    ['Asked for as', llm.modelName],
    [
      'Replicas',
      llm.wanted === undefined
        ? 'by load'
        : `${llm.ready === undefined ? '' : `${llm.ready} of `}${llm.wanted}${
            llm.ready === undefined ? '' : ' ready'
          }`,
    ],
    ['GPUs of each replica', gpusIn(llm.resources)],
    [
      'Tensor parallelism',
      llm.tensor === undefined ? undefined : String(llm.tensor),
    ],
    ['Inference scheduler', llm.hasScheduler ? 'yes' : 'no'],
    ['Queue', queueOf(primary)],
  ]);
}
