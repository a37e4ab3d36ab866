import type { z } from 'zod';

/** As the operators take it: a Secret is named after it. */
const USER = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * A user.
 *
 * @internal
 */
export function user(zod: typeof z) {
  return zod
    .string()
    .regex(
      USER,
      'Use lower-case letters, digits and hyphens, beginning with a letter, at most 63 characters.',
    );
}
