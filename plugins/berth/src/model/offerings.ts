import type {
  OfferingDescription,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import { offeringStateFor } from './places';

/** Categories in the order in which people look for them; others follow. */
const CATEGORIES = ['cluster', 'database', 'serverless', 'ml', 'gpu'];

/** What nobody should begin with. */
const ENDED = ['archived', 'deprecated'];

function rankOf(offering: OfferingDescription, tenant: Tenant): number[] {
  const category = CATEGORIES.indexOf(offering.category);
  return [
    offeringStateFor(offering, tenant).available ? 0 : 1,
    offering.mayRequest === false ? 1 : 0,
    offering.featured ? 0 : 1,
    ENDED.includes(offering.notice?.kind ?? '') ? 1 : 0,
    category < 0 ? CATEGORIES.length : category,
  ];
}

/**
 * Offerings in the order in which a tenant should come upon them: what it can
 * have before what it cannot, what most ask for before the rest.
 *
 * @internal
 */
export function orderOfferings(
  offerings: OfferingDescription[],
  tenant: Tenant,
): OfferingDescription[] {
  const ranked = offerings.map(offering => ({
    offering,
    rank: rankOf(offering, tenant),
  }));
  ranked.sort((a, b) => {
    const at = a.rank.findIndex((value, index) => value !== b.rank[index]);
    return at < 0
      ? a.offering.title.localeCompare(b.offering.title)
      : a.rank[at] - b.rank[at];
  });
  return ranked.map(({ offering }) => offering);
}

/**
 * The offerings that a cluster defines by itself and that can be asked for
 * there, by title; of all clusters where none is named.
 *
 * @internal
 */
export function definedOfferings(
  offerings: OfferingDescription[],
  cluster: string | undefined,
): OfferingDescription[] {
  return offerings
    .filter(
      ({ id, availability, mayRequest }) =>
        id.startsWith('composition.') &&
        mayRequest !== false &&
        availability.some(
          one => one.available && (!cluster || one.cluster === cluster),
        ),
    )
    .sort((a, b) => a.title.localeCompare(b.title));
}

/**
 * An offering as it is on a cluster, which may define it in its own way.
 *
 * @internal
 */
export function offeringOn(
  offering: OfferingDescription,
  cluster: string | undefined,
): OfferingDescription {
  const { inputSchema = offering.inputSchema, advanced = offering.advanced } =
    offering.availability.find(one => one.cluster === cluster) ?? {};
  return { ...offering, inputSchema, advanced };
}

/**
 * Whether the operator behind an offering is simulated wherever the tenant can
 * have it.
 *
 * @internal
 */
export function isSimulatedFor(
  offering: OfferingDescription,
  tenant: Tenant,
): boolean {
  const state = offeringStateFor(offering, tenant);
  return state.available && state.simulated;
}

/**
 * The offerings in which every word is found, by title, description, category
 * or engine.
 *
 * @internal
 */
export function findOfferings(
  offerings: OfferingDescription[],
  text: string,
): OfferingDescription[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return offerings.filter(({ id, title, description, engine = '' }) => {
    const all = `${id} ${title} ${description} ${engine}`.toLowerCase();
    return words.every(word => all.includes(word));
  });
}

/**
 * The offerings by category, the categories in the order in which people look
 * for them; within one the order stays.
 *
 * @internal
 */
export function byCategory(
  offerings: OfferingDescription[],
): Array<{ category: string; offerings: OfferingDescription[] }> {
  const groups = new Map<string, OfferingDescription[]>(
    CATEGORIES.map(category => [category, []]),
  );
  for (const offering of offerings) {
    const group = groups.get(offering.category) ?? [];
    groups.set(offering.category, [...group, offering]);
  }
  return [...groups]
    .filter(([, group]) => group.length > 0)
    .map(([category, group]) => ({ category, offerings: group }));
}
