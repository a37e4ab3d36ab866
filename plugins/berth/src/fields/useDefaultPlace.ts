import { useOffering, useTenants } from '../data';
import { defaultPlace, orderTenants, Place } from '../model/places';

/**
 * Where a claim of somebody goes who says nothing: the primary place of their
 * first own tenant, or of the tenant that is named.
 *
 * @internal
 */
export function useDefaultPlace(
  offeringId: string | undefined,
  tenantName?: string,
): Required<Place> | undefined {
  const { data: tenants } = useTenants();
  const { data: offering, isPending } = useOffering(offeringId);
  if (!tenants || (offeringId && isPending)) {
    return undefined;
  }
  const ordered = orderTenants(tenants);
  const tenant = tenantName
    ? ordered.find(({ name }) => name === tenantName)
    : ordered.find(({ mine, namespaces }) => mine && namespaces.length > 0);
  return tenant && defaultPlace(tenant, offering);
}
