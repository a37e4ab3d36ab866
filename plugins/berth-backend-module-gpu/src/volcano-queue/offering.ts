import { createOffering } from '@berth/backstage-plugin-berth-node';
import { linesOf } from '../shared/lines';
import { plans } from '../shared/perGpu';
import { termDetails } from '../shared/term';
import { actions } from './actions';
import { OFFERING_ID } from './id';
import { check, input } from './input';
import { QUEUE } from './kind';
import { manifests } from './manifests';
import { observeVolcanoQueue } from './observed';
import { readiness } from './readiness';

/**
 * A queue for GPU jobs by Volcano.
 *
 * @public
 */
export const volcanoQueue = createOffering({
  id: OFFERING_ID,
  title: 'GPU queue (Volcano)',
  description:
    'A queue for jobs that Volcano schedules together or not at all, with GPUs of your own.',
  category: 'gpu',
  docs: 'https://volcano.sh/en/docs/queue/',
  reservedFor: 'platform',
  primary: QUEUE,
  clusterScoped: true,
  // Volcano's own queues belong to nobody.
  isClaim: ({ metadata }) =>
    metadata.name !== 'root' && metadata.name !== 'default',
  requires: [{ ...QUEUE, providedBy: 'Volcano' }],
  holdsData: false,
  template: 'template:default/volcano-queue',
  plans,
  input,
  advanced: [
    'limit',
    'guaranteed',
    'resource',
    'weight',
    'priority',
    'parent',
    'reclaimable',
    'until',
    'reason',
  ],
  check,
  manifests,
  // The queue is of the cluster, and takes nothing of a namespace's quota.
  usage: () => ({}),
  readiness,
  details: ({ primary }) => {
    const queue = observeVolcanoQueue(primary);
    const { resource = '', deserved, capability, guaranteed } = queue;
    const amount = (list: Record<string, number>) =>
      list[resource] === undefined ? undefined : String(list[resource]);
    return linesOf([
      ['Queue of your jobs', `spec.queue: ${primary.metadata.name}`],
      [
        'GPUs',
        amount(deserved) &&
          `${queue.allocated[resource] ?? 0} of ${amount(deserved)} used`,
      ],
      ['At most', amount(capability) ?? 'whatever is free'],
      ['Kept free', amount(guaranteed)],
      ['Jobs', `${queue.running} run, ${queue.pending + queue.inqueue} wait`],
      ['Parent queue', queue.parent],
      ...termDetails(primary),
    ]);
  },
  actions,
  entity: () => ({ type: 'gpu-queue', tags: ['gpu', 'queue', 'volcano'] }),
});
