import type { z } from 'zod';
import { gpus, objectName, reason, resource, until } from '../shared/fields';

/**
 * What one can say of a claim on a pool.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    gpus: gpus(zod, 1)
      .describe(
        'How many GPUs of the pool are to be this namespace’s. It is bound when the pool has so many left.',
      )
      .meta({ title: 'GPUs' }),
    pool: objectName(zod, 'ResourcePool')
      .describe(
        'The ResourcePool that they are taken from. The platform team knows which there are.',
      )
      .meta({ title: 'Pool' }),
    resource: resource(zod)
      .default('nvidia.com/gpu')
      .describe(
        'What is counted, by the name that pods ask for, such as nvidia.com/gpu or nvidia.com/mig-1g.10gb. The pool has to hold it.',
      )
      .meta({ title: 'Kind of GPU' }),
    until: until(zod).optional(),
    reason: reason(zod).optional(),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type PoolClaimInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;
