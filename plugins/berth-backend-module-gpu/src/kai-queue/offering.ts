import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  createOffering,
  type ManifestContext,
} from '@berth/backstage-plugin-berth-node';
import { linesOf } from '../shared/lines';
import { termAnnotations, termDetails } from '../shared/term';
import { actions } from './actions';
import { OFFERING_ID } from './id';
import { check, input, type KaiQueueInput } from './input';
import { QUEUE, QUEUE_LABEL, UNLIMITED } from './kind';
import { observeKaiQueue } from './observed';
import { readiness } from './readiness';

/**
 * A queue for GPU jobs by NVIDIA's KAI scheduler.
 *
 * @public
 */
export const kaiQueue = createOffering({
  id: OFFERING_ID,
  title: 'GPU queue (KAI)',
  description:
    "A queue for jobs of NVIDIA's KAI scheduler, with GPUs of your own, parts of one included.",
  category: 'gpu',
  docs: 'https://github.com/NVIDIA/KAI-Scheduler/blob/main/docs/queues/README.md',
  reservedFor: 'platform',
  primary: QUEUE,
  clusterScoped: true,
  // KAI's own queues belong to nobody.
  isClaim: ({ metadata }) =>
    metadata.name !== 'default-parent-queue' &&
    metadata.name !== 'default-queue',
  requires: [{ ...QUEUE, providedBy: 'KAI Scheduler' }],
  holdsData: false,
  template: 'template:default/kai-queue',
  // The number is the size.
  plans: {},
  input,
  advanced: [
    'limit',
    'overQuotaWeight',
    'priority',
    'parent',
    'until',
    'reason',
  ],
  check,
  manifests,
  // The queue is of the cluster, and takes nothing of a namespace's quota.
  usage: () => ({}),
  readiness,
  details: ({ primary }) => {
    const queue = observeKaiQueue(primary);
    return linesOf([
      ['Label of your pods', `${QUEUE_LABEL}: ${primary.metadata.name}`],
      ['GPUs', `${queue.used} of ${queue.quota} used`],
      [
        'At most',
        queue.limit === undefined ? 'whatever is free' : String(queue.limit),
      ],
      ['Parent queue', queue.parent],
      ['Divided into', queue.childQueues.join(', ')],
      ...termDetails(primary),
    ]);
  },
  actions,
  entity: () => ({ type: 'gpu-queue', tags: ['gpu', 'queue', 'kai'] }),
});

/** CPU and memory are left to the quota of the jobs' namespaces. */
function manifests(
  wanted: KaiQueueInput,
  { name, tenant }: ManifestContext,
): KubernetesObject[] {
  const unlimited = {
    quota: UNLIMITED,
    limit: UNLIMITED,
    overQuotaWeight: 1,
  };
  return [
    {
      apiVersion: `${QUEUE.group}/${QUEUE.version}`,
      kind: QUEUE.kind,
      metadata: { name, ...termAnnotations(wanted) },
      spec: {
        displayName: `${tenant}: ${name}`,
        parentQueue: wanted.parent,
        priority: wanted.priority,
        resources: {
          cpu: unlimited,
          memory: unlimited,
          gpu: {
            quota: wanted.gpus,
            limit: wanted.limit ?? UNLIMITED,
            overQuotaWeight: wanted.overQuotaWeight,
          },
        },
      },
    },
  ];
}
