import type { FieldError } from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import {
  checkDay,
  gpus,
  objectName,
  reason,
  resource,
  until,
} from '../shared/fields';
import { planField } from '../shared/perGpu';

/**
 * What one can say of a queue. Only the number of GPUs has no default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    gpus: gpus(zod)
      .describe(
        'GPUs that are yours when you need them: others may use them meanwhile and give them back.',
      )
      .meta({ title: 'GPUs' }),
    plan: planField(zod),
    limit: limit(zod).optional(),
    guaranteed: guaranteed(zod).optional(),
    resource: resource(zod)
      .default('nvidia.com/gpu')
      .describe(
        'What is counted, by the name that pods ask for, such as nvidia.com/gpu or nvidia.com/mig-1g.10gb.',
      )
      .meta({ title: 'Kind of GPU' }),
    weight: zod
      .int('A whole number.')
      .min(1, 'At least 1.')
      .max(1000, 'At most 1000.')
      .default(1)
      .describe('Its share of what is left over, against other queues.')
      .meta({ title: 'Weight' }),
    priority: zod
      .int('A whole number.')
      .min(0, 'At least 0.')
      .max(1000, 'At most 1000.')
      .optional()
      .describe('Queues with a higher number are served first.')
      .meta({ title: 'Priority' }),
    parent: objectName(zod, 'Queue')
      .optional()
      .describe('The queue that it is part of; root unless given.')
      .meta({ title: 'Parent queue' }),
    reclaimable: zod
      .boolean()
      .default(true)
      .describe(
        'Whether others get back what this queue uses beyond what is its own.',
      )
      .meta({ title: 'Gives back' }),
    until: until(zod).optional(),
    reason: reason(zod).optional(),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type VolcanoQueueInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

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
 * GPUs that nobody else may use.
 *
 * @internal
 */
export function guaranteed(zod: typeof z) {
  return gpus(zod)
    .describe(
      'GPUs that are kept free for it even while it does not use them, at most its own.',
    )
    .meta({ title: 'Kept free' });
}

/**
 * The numbers of a queue.
 *
 * @internal
 */
export interface VolcanoLimits {
  gpus: number;
  limit?: number;
  guaranteed?: number;
}

/**
 * What does not fit among the numbers: Volcano refuses a queue whose guarantee
 * is more than what it deserves, or that more than it is capable of.
 *
 * @internal
 */
export function checkLimits(limits: VolcanoLimits): FieldError[] {
  const { gpus: own, limit: most, guaranteed: kept } = limits;
  const problems: FieldError[] = [];
  if (most !== undefined && most < own) {
    problems.push({
      field: 'limit',
      message: `It has ${own} GPUs of its own; write at least ${own}.`,
    });
  }
  if (kept !== undefined && kept > own) {
    problems.push({
      field: 'guaranteed',
      message: `Of its ${own} GPUs at most ${own} can be kept free.`,
    });
  }
  return problems;
}

/**
 * The rules that span fields.
 *
 * @internal
 */
export function check(wanted: VolcanoQueueInput): FieldError[] {
  return [...checkLimits(wanted), ...checkDay(wanted.until)];
}
