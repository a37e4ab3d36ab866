import type {
  ClaimDetailLine,
  ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { gpusIn } from '../shared/compute';
import { linesOf } from '../shared/objects';
import { observe } from './observed';

/**
 * What a claim's page shows of an Experiment; what is not known is left out.
 *
 * @internal
 */
export function details({ primary }: ClaimObjects): ClaimDetailLine[] {
  const seen = observe(primary);
  return linesOf([
    ['Best trial', seen.best?.name],
    ['Its parameters', seen.best?.parameters],
    ['Its metrics', seen.best?.metrics],
    [
      'Objective',
      seen.metric &&
        `${seen.goalType ?? 'improve'} ${seen.metric}${
          seen.goal === undefined ? '' : `, until ${seen.goal}`
        }`,
    ],
    ['Algorithm', seen.algorithm],
    [
      'Trials',
      `${seen.succeeded} succeeded, ${seen.failed} failed, ${
        seen.running
      } running${
        seen.maxTrials === undefined ? '' : `, ${seen.maxTrials} in all`
      }`,
    ],
    ['GPUs of each trial', gpusIn(seen.resources)],
    ['Can be resumed', seen.resumePolicy],
  ]);
}
