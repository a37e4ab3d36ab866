import type {
  ClaimDetailLine,
  ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { linesOf } from '../shared/lines';
import { termDetails } from '../shared/term';
import { jobLabels } from './kind';
import { observeQueue, type ObservedLimit } from './observed';

/**
 * What a claim's page shows of a queue.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const queue = observeQueue(objects);
  const several = queue.limits.length > 1;
  return linesOf([
    [
      'Label of your jobs',
      `${jobLabels.queue}: ${objects.primary.metadata.name}`,
    ],
    [
      'Priorities of your jobs',
      queue.priorityClasses.length > 0
        ? `${jobLabels.priority}: ${queue.priorityClasses.join(', ')}`
        : undefined,
    ],
    ...queue.limits.flatMap(limit => limitLines(limit, several)),
    ['Jobs', `${queue.admitted} run, ${queue.pending} wait`],
    ['Cohort', queue.cohort],
    [
      'ClusterQueue',
      queue.own
        ? queue.clusterQueueName
        : `${queue.clusterQueueName} (shared with others)`,
    ],
    ...termDetails(objects.primary),
  ]);
}

function limitLines(
  limit: ObservedLimit,
  several: boolean,
): Array<[string, string]> {
  const of = several ? ` of ${limit.flavor}` : '';
  const borrowed = limit.borrowed > 0 ? `, ${limit.borrowed} borrowed` : '';
  return [
    [`GPUs${of}`, `${limit.used} of ${limit.nominal} used${borrowed}`],
    [`May borrow${of}`, `${limit.borrowing ?? 'without limit'}`],
    [`Lends${of}`, `${limit.lending ?? 'all that it does not use'}`],
  ];
}
