import type { z } from 'zod';

const IMAGE_HELP =
  'Write an image such as ghcr.io/example/hello:v2, in lower case.';

const SCALE_HELP = 'Between 1 and 100 instances.';

/**
 * A container image, with a tag or a digest or neither.
 *
 * @internal
 */
export const IMAGE =
  /^[a-z0-9]+([._-]+[a-z0-9]+)*(:[0-9]{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?(@sha256:[a-f0-9]{64})?$/;

/**
 * A container image.
 *
 * @internal
 */
export function image(zod: typeof z) {
  return zod.string().max(255).regex(IMAGE, IMAGE_HELP);
}

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
