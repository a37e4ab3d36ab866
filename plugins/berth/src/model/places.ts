import type {
  OfferingDescription,
  Tenant,
} from '@berth/backstage-plugin-berth-common';

/**
 * Where a claim goes.
 *
 * @public
 */
export interface Place {
  tenant: string;
  cluster?: string;
  namespace?: string;
}

/**
 * Tenants in the order in which people look for them: their own first, then
 * by title.
 *
 * @internal
 */
export function orderTenants(tenants: Tenant[]): Tenant[] {
  return [...tenants].sort(
    (a, b) => Number(b.mine) - Number(a.mine) || a.title.localeCompare(b.title),
  );
}

/**
 * Whether an offering can be had on a cluster, and why not.
 *
 * @internal
 */
export function availabilityOn(
  offering: OfferingDescription,
  cluster: string,
): { available: boolean; reason?: string; simulated: boolean } {
  return (
    offering.availability.find(entry => entry.cluster === cluster) ?? {
      available: false,
      simulated: false,
    }
  );
}

/**
 * The places of a tenant at which an offering can be had, primary ones first;
 * without an offering, all of its places.
 *
 * @internal
 */
export function placesOf(
  tenant: Tenant,
  offering?: OfferingDescription,
): Required<Place>[] {
  return tenant.namespaces
    .filter(
      ({ cluster }) => !offering || availabilityOn(offering, cluster).available,
    )
    .sort((a, b) => Number(b.primary) - Number(a.primary))
    .map(({ cluster, name }) => ({
      tenant: tenant.name,
      cluster,
      namespace: name,
    }));
}

/**
 * Where a claim goes when nobody says otherwise: the tenant's primary place
 * at which the offering can be had.
 *
 * @internal
 */
export function defaultPlace(
  tenant: Tenant,
  offering?: OfferingDescription,
): Required<Place> | undefined {
  return placesOf(tenant, offering)[0] ?? placesOf(tenant)[0];
}

/**
 * How an offering can be had by a tenant.
 *
 * @internal
 */
export type OfferingState =
  | { available: true; simulated: boolean }
  | {
      available: false;
      /** Per cluster, in the backend's words; empty where the tenant has no place. */
      reasons: Array<{ cluster: string; reason?: string }>;
    };

/**
 * Whether a tenant can ask for an offering anywhere, and if not, why.
 *
 * @internal
 */
export function offeringStateFor(
  offering: OfferingDescription,
  tenant: Tenant,
): OfferingState {
  const clusters = [...new Set(tenant.namespaces.map(n => n.cluster))];
  const states = clusters.map(cluster => ({
    cluster,
    ...availabilityOn(offering, cluster),
  }));
  const usable = states.filter(state => state.available);
  return usable.length > 0
    ? { available: true, simulated: usable.every(state => state.simulated) }
    : {
        available: false,
        reasons: states.map(({ cluster, reason }) => ({ cluster, reason })),
      };
}
