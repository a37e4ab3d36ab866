import type { Engine } from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';

/**
 * Which offering of an engine is preferred where nobody has said: those that
 * need no licence and that most people run come first.
 */
const USUAL_ORDER = [
  'database.cloudnative-pg',
  'database.percona-postgresql',
  'database.crunchy',
  'database.zalando',
  'database.percona-xtradb',
  'database.percona-mysql',
  'database.percona-mongodb',
];

/**
 * The engines that offerings give, and in which order these are taken. Where
 * the platform team has named some for an engine, only they count; one that is
 * not installed is passed over.
 *
 * @internal
 */
export function enginesOf(
  offerings: Offering[],
  policy: Record<string, string[]>,
): Engine[] {
  const ids = [...new Set(offerings.flatMap(({ engine }) => engine ?? []))];
  return ids.sort().map(id => {
    const candidates = offerings.filter(({ engine }) => engine === id);
    const named = Object.hasOwn(policy, id) ? policy[id] : undefined;
    return {
      id,
      offerings: named
        ? named.filter(name => candidates.some(one => one.id === name))
        : inUsualOrder(candidates),
    };
  });
}

function inUsualOrder(offerings: Offering[]): string[] {
  const rank = (id: string) => {
    const place = USUAL_ORDER.indexOf(id);
    return place < 0 ? USUAL_ORDER.length : place;
  };
  return offerings
    .map(({ id }) => id)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
