import type { Tenant } from '@berth/backstage-plugin-berth-common';
import type { NamespaceRow } from '../fleet/namespaceRow';

/**
 * How many claims of a tenant are in a phase.
 *
 * @internal
 */
export interface ClaimCount {
  tenant: string;
  phase: string;
  count: number;
}

/**
 * A tenant as its namespaces describe it: of title, description and owner the
 * first that is given counts, the primary namespace's before others'. On each
 * cluster one namespace is primary: the one that says so, or the one named
 * like the tenant, or the first.
 *
 * @internal
 */
export function tenantOf(options: {
  name: string;
  namespaces: NamespaceRow[];
  counts: ClaimCount[];
  ownerships: string[];
}): Tenant {
  const { name, namespaces, counts, ownerships } = options;
  const primaries = primaryNames(name, namespaces);
  const isPrimary = (row: NamespaceRow) =>
    primaries.get(row.cluster) === row.name;
  const ordered = [
    ...namespaces.filter(row => row.is_primary),
    ...namespaces.filter(row => !row.is_primary && isPrimary(row)),
    ...namespaces.filter(row => !row.is_primary && !isPrimary(row)),
  ];
  const first = (key: 'title' | 'description' | 'owner') =>
    ordered.find(row => row[key])?.[key] ?? undefined;
  const owner = first('owner');
  return {
    name,
    title: first('title') ?? name,
    description: first('description'),
    owner,
    namespaces: namespaces.map(row => ({
      cluster: row.cluster,
      name: row.name,
      primary: isPrimary(row),
    })),
    claims: Object.fromEntries(
      counts.map(({ phase, count }) => [phase, count]),
    ),
    mine: isMine(owner, ownerships),
    ...saidToCatalog(ordered),
  };
}

/**
 * Whether the owner of a tenant is among the entity refs of whom somebody is.
 *
 * @internal
 */
export function isMine(
  owner: string | undefined,
  ownerships: string[],
): boolean {
  const lower = owner?.toLocaleLowerCase('en-US');
  return ownerships.some(ref => ref.toLocaleLowerCase('en-US') === lower);
}

/** Thing by thing what the first namespace says that says something of it. */
function saidToCatalog(ordered: NamespaceRow[]): Pick<Tenant, 'catalog'> {
  const said: Record<string, string> = Object.assign(
    {},
    ...ordered
      .map(row => (row.catalog ? JSON.parse(row.catalog) : {}))
      .reverse(),
  );
  return Object.keys(said).length > 0 ? { catalog: said } : {};
}

function primaryNames(
  tenant: string,
  namespaces: NamespaceRow[],
): Map<string, string> {
  const primaries = new Map<string, string>();
  for (const cluster of new Set(namespaces.map(row => row.cluster))) {
    const here = namespaces.filter(row => row.cluster === cluster);
    const primary =
      here.find(row => row.is_primary) ??
      here.find(row => row.name === tenant) ??
      here[0];
    primaries.set(cluster, primary.name);
  }
  return primaries;
}
