import type { z } from 'zod';

const SCALE_HELP = 'Between 1 and 100 instances.';

/**
 * How many instances there are at the least.
 *
 * @internal
 */
export function minScale(zod: typeof z) {
  return zod
    .int()
    .min(0, 'Between 0 and 100 instances.')
    .max(100, 'Between 0 and 100 instances.');
}

/**
 * How many instances there may be at the most. Without a bound nobody can say
 * what a function takes of a quota.
 *
 * @internal
 */
export function maxScale(zod: typeof z) {
  return zod.int().min(1, SCALE_HELP).max(100, SCALE_HELP);
}
