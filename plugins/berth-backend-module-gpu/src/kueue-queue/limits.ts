import type { FieldError } from '@berth/backstage-plugin-berth-common';

/**
 * The numbers of a queue.
 *
 * @internal
 */
export interface QueueLimits {
  gpus: number;
  borrowing?: number;
  lending?: number;
}

/**
 * What does not fit among the numbers of a queue: Kueue refuses to lend more
 * than there is.
 *
 * @internal
 */
export function checkLimits({ gpus, lending }: QueueLimits): FieldError[] {
  return lending !== undefined && lending > gpus
    ? [
        {
          field: 'lending',
          message: `It has ${gpus} GPUs and cannot lend ${lending}; write at most ${gpus}.`,
        },
      ]
    : [];
}

/**
 * The numbers as a ClusterQueue has them for one resource.
 *
 * @internal
 */
export function quotaOf(
  resource: string,
  { gpus, borrowing, lending }: QueueLimits,
): Record<string, unknown> {
  return {
    name: resource,
    nominalQuota: String(gpus),
    ...(borrowing !== undefined && { borrowingLimit: String(borrowing) }),
    ...(lending !== undefined && { lendingLimit: String(lending) }),
  };
}
