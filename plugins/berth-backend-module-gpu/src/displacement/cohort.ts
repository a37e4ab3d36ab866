import { sum } from '../fleet/fleetView';
import type { KueueGpus, KueueQuota } from '../fleet/types';

/** Longer than any chain of cohorts that Kueue takes. */
const DEEPEST = 64;

/**
 * The cohort at the top of the tree that a cohort is in.
 *
 * @internal
 */
export function rootOf(
  cohort: string | undefined,
  { cohorts }: Pick<KueueGpus, 'cohorts'>,
): string | undefined {
  const parents = new Map(cohorts.map(({ name, parent }) => [name, parent]));
  let root = cohort;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const parent = root && parents.get(root);
    if (!parent) {
      return root;
    }
    root = parent;
  }
  // A circle, which Kueue does not admit jobs in.
  return root;
}

/**
 * Whether cohorts are part of others there.
 *
 * @internal
 */
export function isNested(
  cohort: string | undefined,
  kueue: Pick<KueueGpus, 'cohorts'>,
): boolean {
  const root = rootOf(cohort, kueue);
  return kueue.cohorts.some(
    one => one.parent !== undefined && rootOf(one.name, kueue) === root,
  );
}

/**
 * What the cohorts of a tree have of a resource in a flavor themselves, beside
 * their queues.
 *
 * @internal
 */
export function cohortsOwn(
  kueue: Pick<KueueGpus, 'cohorts'>,
  of: { cohort?: string; flavor?: string; resource: string },
): number {
  const root = rootOf(of.cohort, kueue);
  return root === undefined
    ? 0
    : sum(
        kueue.cohorts
          .filter(one => rootOf(one.name, kueue) === root)
          .flatMap(({ quotas }) => quotas)
          .filter(
            quota =>
              quota.resource === of.resource && quota.flavor === of.flavor,
          ),
        ({ nominal }) => nominal,
      );
}

/**
 * What a queue lets its cohort have.
 *
 * @internal
 */
export function lendsOf({ nominal, lending }: KueueQuota): number {
  return Math.min(nominal, lending ?? nominal);
}

/**
 * What a queue has taken of its cohort's, its own part of it included.
 *
 * @internal
 */
export function drawnBy(quota: KueueQuota): number {
  return Math.max(0, quota.used - (quota.nominal - lendsOf(quota)));
}

/**
 * What a queue uses beyond what is its own.
 *
 * @internal
 */
export function borrowedBy({ used, nominal }: KueueQuota): number {
  return Math.max(0, used - nominal);
}
