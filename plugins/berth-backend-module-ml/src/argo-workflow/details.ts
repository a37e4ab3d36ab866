import type {
  ClaimDetailLine,
  ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { linesOf } from '../shared/objects';
import { observe } from './observed';

/**
 * What a claim's page shows of a Workflow; what is not known is left out.
 *
 * @internal
 */
export function details({ primary }: ClaimObjects): ClaimDetailLine[] {
  const workflow = observe(primary);
  const { total, done } = workflow;
  const named = (wanted: string[]) =>
    workflow.nodes
      .filter(
        ({ type, phase }) => type === 'Pod' && wanted.includes(phase ?? ''),
      )
      .map(({ name }) => name)
      .slice(0, 10)
      .join(', ');
  return linesOf([
    ['Template', workflow.template],
    ['Parameters', workflow.parameters],
    ['Steps', total === undefined ? undefined : `${done} of ${total} done`],
    ['Running', named(['Running'])],
    ['Failed', named(['Failed', 'Error'])],
    ['Started', workflow.startedAt],
    ['Ended', workflow.finishedAt],
    ['Queue', workflow.queue],
  ]);
}
