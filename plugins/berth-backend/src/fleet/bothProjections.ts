import type { Projection } from './types';

/**
 * One projection of what two make something of.
 *
 * @internal
 */
export function bothProjections(
  one: Projection,
  other: Projection,
): Projection {
  return {
    apply: async (tx, batch) => [
      ...(await one.apply(tx, batch)),
      ...(await other.apply(tx, batch)),
    ],
    sweep: async (tx, resource, seen) => [
      ...(await one.sweep(tx, resource, seen)),
      ...(await other.sweep(tx, resource, seen)),
    ],
  };
}
