import type { ObservedFunction, ObservedRevision } from './observed';
import { CANARY, STABLE } from './kind';
import type { TrafficTarget } from './trafficOf';

/**
 * The share of each revision by name, as it is wanted. What follows the latest
 * revision is that of the latest that is ready.
 *
 * @internal
 */
export function sharesOf({
  wanted,
  latestReady,
}: ObservedFunction): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { revisionName, latestRevision, percent = 0 } of wanted) {
    const name = latestRevision ? latestReady : revisionName;
    if (name && percent > 0) {
      shares.set(name, (shares.get(name) ?? 0) + percent);
    }
  }
  return shares;
}

/**
 * Whether a new revision gets no traffic unless somebody says so.
 *
 * @internal
 */
export function isPinned({ wanted }: ObservedFunction): boolean {
  return !wanted.some(
    ({ latestRevision, percent = 0 }) => latestRevision && percent > 0,
  );
}

/**
 * The revision that gets the most.
 *
 * @internal
 */
export function mainRevision(fn: ObservedFunction): string | undefined {
  const [main] = [...sharesOf(fn)].sort(([, a], [, b]) => b - a);
  return main?.[0];
}

/**
 * The newest ready revision that is older than the one that serves.
 *
 * @internal
 */
export function revisionBefore(
  fn: ObservedFunction,
  revisions: ObservedRevision[],
): string | undefined {
  const main = mainRevision(fn);
  const serving = revisions.find(({ name }) => name === main);
  return revisions.find(
    ({ generation, phase }) =>
      serving && generation < serving.generation && phase === 'Ready',
  )?.name;
}

/**
 * Gives a revision a share, and the rest to the others in proportion to what
 * they have; the sum is always 100. Undefined when nobody is there to take the
 * rest.
 *
 * @internal
 */
export function withShare(
  fn: ObservedFunction,
  options: {
    target: Pick<TrafficTarget, 'revisionName' | 'latestRevision'>;
    percent: number;
    tag?: string;
    /** Who takes the rest where nobody else has any. */
    otherwise?: string;
  },
): TrafficTarget[] | undefined {
  const { target, percent, tag = CANARY, otherwise } = options;
  const others = [...sharesOf(fn)].filter(
    ([name]) => name !== target.revisionName,
  );
  if (others.length === 0 && otherwise && otherwise !== target.revisionName) {
    others.push([otherwise, 100]);
  }
  if (others.length === 0 && percent < 100) {
    return undefined;
  }
  const rest = distribute(100 - percent, others).filter(([, one]) => one > 0);
  const [first] = rest.sort(([, a], [, b]) => b - a);
  const kept = fn.wanted.filter(
    one =>
      one.tag &&
      ![CANARY, STABLE, tag].includes(one.tag) &&
      one.revisionName !== undefined,
  );
  const tagOf = (name: string) => (name === first?.[0] ? STABLE : undefined);
  return [
    ...rest.map(([name, share]) => ({
      revisionName: name,
      percent: share,
      ...(tagOf(name) && { tag: tagOf(name) }),
    })),
    { ...target, percent, tag },
    ...kept.map(({ revisionName, tag: own }) => ({
      revisionName,
      percent: 0,
      tag: own,
    })),
  ];
}

/**
 * All to one revision: to whichever is the latest, where it is that one.
 *
 * @internal
 */
export function allTo(fn: ObservedFunction, revision: string): TrafficTarget[] {
  const isLatest = revision === fn.latestReady && revision === fn.latestCreated;
  return isLatest
    ? followLatest()
    : [{ revisionName: revision, latestRevision: false, percent: 100 }];
}

/**
 * All to whichever revision is the latest that is ready.
 *
 * @internal
 */
export function followLatest(): TrafficTarget[] {
  return [{ latestRevision: true, percent: 100 }];
}

/** Whole percents by largest remainder, so that they add up. */
function distribute(
  total: number,
  shares: Array<[string, number]>,
): Array<[string, number]> {
  const sum = shares.reduce((all, [, share]) => all + share, 0);
  const exact = shares.map(([name, share]) => {
    const part = (total * share) / sum;
    return { name, whole: Math.floor(part), remainder: part % 1 };
  });
  let missing = total - exact.reduce((all, { whole }) => all + whole, 0);
  for (const one of [...exact].sort((a, b) => b.remainder - a.remainder)) {
    if (missing > 0) {
      one.whole += 1;
      missing -= 1;
    }
  }
  return exact.map(({ name, whole }) => [name, whole]);
}
