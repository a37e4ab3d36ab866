import type {
  ClaimDetailLine,
  ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { gpusIn } from '../shared/compute';
import { linesOf } from '../shared/objects';
import { queueOf } from '../shared/queue';
import { observe } from './observed';
import { spanOf } from './readiness';

/**
 * What a claim's page shows of a TrainJob; what is not known is left out.
 *
 * @internal
 */
export function details({ primary }: ClaimObjects): ClaimDetailLine[] {
  const job = observe(primary);
  return linesOf([
    ['Runtime', job.runtime],
    ['Nodes', String(job.nodes)],
    ['GPUs of each node', gpusIn(job.resources)],
    ['Queue', queueOf(primary)],
    ['Progress', job.percent === undefined ? undefined : `${job.percent}%`],
    ['Time left', job.secondsLeft ? spanOf(job.secondsLeft) : undefined],
    ...job.metrics
      .slice(0, 10)
      .map(({ name, value }): [string, string] => [`Metric ${name}`, value]),
  ]);
}
