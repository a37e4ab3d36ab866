import type { FieldError } from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import { checkDay, gpus, objectName, reason, until } from '../shared/fields';

/**
 * What one can say of a queue. Only the number of GPUs has no default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    gpus: gpus(zod)
      .describe(
        'GPUs that are yours: what others use of them comes back when your jobs need it.',
      )
      .meta({ title: 'GPUs' }),
    limit: limit(zod).optional(),
    overQuotaWeight: zod
      .int('A whole number.')
      .min(0, 'At least 0.')
      .max(1000, 'At most 1000.')
      .default(1)
      .describe(
        'Its share of GPUs that are left over, against other queues; 0 takes none.',
      )
      .meta({ title: 'Weight beyond quota' }),
    priority: zod
      .int('A whole number.')
      .min(0, 'At least 0.')
      .max(1000, 'At most 1000.')
      .default(100)
      .describe(
        'Queues with a higher number get first what is left over, and give back last.',
      )
      .meta({ title: 'Priority' }),
    parent: objectName(zod, 'Queue')
      .default('default-parent-queue')
      .describe('The queue that it is part of; KAI runs jobs of the lowest.')
      .meta({ title: 'Parent queue' }),
    until: until(zod).optional(),
    reason: reason(zod).optional(),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type KaiQueueInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * GPUs that are never exceeded.
 *
 * @internal
 */
export function limit(zod: typeof z) {
  return gpus(zod)
    .describe(
      'GPUs that it never goes beyond, those of others included. Without a number it may use whatever is free.',
    )
    .meta({ title: 'At most' });
}

/**
 * What does not fit among the numbers of a queue.
 *
 * @internal
 */
export function checkLimits(limits: {
  gpus: number;
  limit?: number;
}): FieldError[] {
  return limits.limit !== undefined && limits.limit < limits.gpus
    ? [
        {
          field: 'limit',
          message: `It has ${limits.gpus} GPUs of its own; write at least ${limits.gpus}.`,
        },
      ]
    : [];
}

/**
 * The rules that span fields.
 *
 * @internal
 */
export function check(wanted: KaiQueueInput): FieldError[] {
  return [...checkLimits(wanted), ...checkDay(wanted.until)];
}
