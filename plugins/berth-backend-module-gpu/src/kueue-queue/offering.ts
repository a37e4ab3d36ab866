import { createOffering } from '@berth/backstage-plugin-berth-node';
import { checkDay } from '../shared/fields';
import { plans } from '../shared/perGpu';
import { actions } from './actions';
import { details } from './details';
import { OFFERING_ID } from './id';
import { input } from './input';
import { CLUSTER_QUEUE, LOCAL_QUEUE, PRIORITY_CLASS } from './kind';
import { checkLimits } from './limits';
import { manifests } from './manifests';
import { claimOf } from './observed';
import { readiness } from './readiness';

/**
 * A queue for GPU jobs by Kueue, with GPUs of one's own and others to borrow.
 *
 * @public
 */
export const kueueQueue = createOffering({
  id: OFFERING_ID,
  title: 'GPU queue (Kueue)',
  description:
    'A queue in which your jobs wait for GPUs: some are yours, others you may borrow while nobody uses them.',
  category: 'gpu',
  docs: 'https://kueue.sigs.k8s.io/docs/concepts/cluster_queue/',
  reservedFor: 'platform',
  primary: LOCAL_QUEUE,
  children: [CLUSTER_QUEUE, PRIORITY_CLASS],
  claimOf,
  requires: [
    { ...LOCAL_QUEUE, providedBy: 'Kueue' },
    { ...CLUSTER_QUEUE, providedBy: 'Kueue' },
  ],
  holdsData: false,
  template: 'template:default/kueue-queue',
  plans,
  input,
  advanced: [
    'borrowing',
    'lending',
    'cohort',
    'flavor',
    'resource',
    'strategy',
    'priorities',
    'until',
    'reason',
  ],
  check: wanted => [...checkLimits(wanted), ...checkDay(wanted.until)],
  manifests,
  usage: () => ({ 'count/localqueues.kueue.x-k8s.io': '1' }),
  readiness,
  details,
  actions,
  entity: () => ({ type: 'gpu-queue', tags: ['gpu', 'queue', 'kueue'] }),
});
