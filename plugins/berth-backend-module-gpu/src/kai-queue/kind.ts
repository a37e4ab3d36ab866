import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * KAI's Queue, which is of the cluster: one object is one claim.
 *
 * @internal
 */
export const QUEUE: ResourceKind = {
  group: 'scheduling.run.ai',
  version: 'v2',
  kind: 'Queue',
  plural: 'queues',
};

/**
 * Of a pod: the queue that it belongs to.
 *
 * @internal
 */
export const QUEUE_LABEL = 'kai.scheduler/queue';

/**
 * What KAI writes for a limit that is none.
 *
 * @internal
 */
export const UNLIMITED = -1;
