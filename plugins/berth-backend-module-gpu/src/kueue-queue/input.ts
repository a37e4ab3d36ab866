import type { z } from 'zod';
import { gpus, objectName, reason, resource, until } from '../shared/fields';
import { planField } from '../shared/perGpu';

/**
 * What one can say of a queue. Only the number of GPUs has no default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    gpus: nominal(zod)
      .describe(
        'GPUs that are yours: what others have borrowed of them comes back when your jobs need it.',
      )
      .meta({ title: 'GPUs' }),
    plan: planField(zod),
    borrowing: borrowing(zod).optional(),
    lending: lending(zod).optional(),
    cohort: objectName(zod, 'Cohort')
      .default('berth')
      .describe(
        'Queues of the same cohort lend each other what they do not use.',
      )
      .meta({ title: 'Cohort' }),
    flavor: objectName(zod, 'ResourceFlavor')
      .default('default-flavor')
      .describe(
        'The ResourceFlavor, which is the kind of nodes that jobs run on. The platform team knows which there are.',
      )
      .meta({ title: 'Flavor' }),
    resource: resource(zod)
      .default('nvidia.com/gpu')
      .describe(
        'What is counted, by the name that pods ask for, such as nvidia.com/gpu or nvidia.com/mig-1g.10gb.',
      )
      .meta({ title: 'Kind of GPU' }),
    strategy: zod
      .enum(['BestEffortFIFO', 'StrictFIFO'])
      .default('BestEffortFIFO')
      .describe(
        'BestEffortFIFO lets a small job pass a large one that waits; StrictFIFO never does.',
      )
      .meta({ title: 'Order' }),
    priorities: zod
      .boolean()
      .default(true)
      .describe(
        'Also make three priorities for your jobs: high, normal and low. A job with a higher one goes first, and takes the place of a lower one of yours.',
      )
      .meta({ title: 'Priorities' }),
    until: until(zod).optional(),
    reason: reason(zod).optional(),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type KueueQueueInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * GPUs that a queue has for sure.
 *
 * @internal
 */
export function nominal(zod: typeof z) {
  return gpus(zod);
}

/**
 * GPUs that a queue may borrow.
 *
 * @internal
 */
export function borrowing(zod: typeof z) {
  return gpus(zod)
    .describe(
      'How many GPUs of others in the cohort you may borrow while they are not used. Without a number there is no limit; 0 borrows none.',
    )
    .meta({ title: 'May borrow' });
}

/**
 * GPUs that a queue lends.
 *
 * @internal
 */
export function lending(zod: typeof z) {
  return gpus(zod)
    .describe(
      'How many of your GPUs others may borrow while you do not use them, at most all. Without a number all; 0 lends none.',
    )
    .meta({ title: 'Lends' });
}
