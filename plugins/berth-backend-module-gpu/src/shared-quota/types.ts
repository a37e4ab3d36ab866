import type { z } from 'zod';
import type { ResourceKind } from '@berth/backstage-plugin-berth-common';
import { POOL } from '../capsule-pool-claim/kind';
import { CLUSTER_QUEUE } from '../kueue-queue/kind';

/**
 * The objects that hold what several tenants share.
 *
 * @internal
 */
export const sharedKinds = {
  cohort: { ...CLUSTER_QUEUE, kind: 'Cohort', plural: 'cohorts' },
  'cluster-queue': CLUSTER_QUEUE,
  'resource-pool': POOL,
} satisfies Record<string, ResourceKind>;

/**
 * A change of a shared quota, said as a difference: two of them add up, in
 * whatever order they come.
 *
 * @internal
 */
export function sharedChange(zod: typeof z) {
  return zod.strictObject({
    cluster: zod.string().min(1),
    kind: zod.enum(['cohort', 'cluster-queue', 'resource-pool']),
    name: zod.string().min(1).max(253),
    /** Of Kueue's kinds; a pool has none. */
    flavor: zod.string().min(1).max(253).optional(),
    resource: zod.string().min(1).max(253),
    by: zod
      .int()
      .min(-100_000)
      .max(100_000)
      .refine(by => by !== 0, 'Write by how many it is to change.'),
    /** Why, for those who look at its history. */
    reason: zod.string().trim().max(1000).optional(),
  });
}

/**
 * What {@link sharedChange} describes.
 *
 * @internal
 */
export type SharedChange = z.infer<ReturnType<typeof sharedChange>>;
