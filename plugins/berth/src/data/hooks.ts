import { useApi } from '@backstage/frontend-plugin-api';
import type { ClaimFilter } from '@berth/backstage-plugin-berth-common';
import { useQuery } from '@tanstack/react-query';
import { berthApiRef } from '../api';
import { isTransient } from '../model/phases';
import { usePollInterval } from './LiveUpdates';
import { queryKeys } from './queryKeys';

/** As many as the backend gives at once. */
const PAGE = 500;

/** Somebody waits in front of the page for what is bound to come. */
const EXPECTED_SOON = 2000;

/**
 * All tenants.
 *
 * @internal
 */
export function useTenants() {
  const api = useApi(berthApiRef);
  return useQuery({
    queryKey: queryKeys.tenants,
    queryFn: ({ signal }) => api.listTenants({ signal }),
    refetchInterval: usePollInterval(),
  });
}

/**
 * One tenant.
 *
 * @internal
 */
export function useTenant(name: string) {
  const api = useApi(berthApiRef);
  return useQuery({
    queryKey: queryKeys.tenant(name),
    queryFn: ({ signal }) => api.getTenant(name, { signal }),
    refetchInterval: usePollInterval(),
  });
}

/**
 * All clusters, and how fresh what is known of each is.
 *
 * @internal
 */
export function useClusters() {
  const api = useApi(berthApiRef);
  return useQuery({
    queryKey: queryKeys.clusters,
    queryFn: ({ signal }) => api.listClusters({ signal }),
    refetchInterval: usePollInterval(),
  });
}

/**
 * What can be asked for.
 *
 * @internal
 */
export function useOfferings() {
  const api = useApi(berthApiRef);
  return useQuery({
    queryKey: queryKeys.offerings,
    queryFn: ({ signal }) => api.listOfferings({ signal }),
    refetchInterval: usePollInterval(),
  });
}

/**
 * The offering of that id; `data` is undefined where there is none.
 *
 * @internal
 */
export function useOffering(id: string | undefined) {
  const offerings = useOfferings();
  return {
    ...offerings,
    data: offerings.data?.find(offering => offering.id === id),
  };
}

/**
 * Claims, newest first.
 *
 * @internal
 */
export function useClaims(
  filter: ClaimFilter,
  options: { enabled?: boolean } = {},
) {
  const api = useApi(berthApiRef);
  const steady = usePollInterval();
  const transient = usePollInterval(true);
  return useQuery({
    queryKey: queryKeys.claims(filter),
    queryFn: async ({ signal }) => {
      const page = await api.listClaims({ limit: PAGE, ...filter }, { signal });
      return page.items;
    },
    refetchInterval: query =>
      query.state.data?.some(claim => isTransient(claim.phase))
        ? transient
        : steady,
    enabled: options.enabled ?? true,
  });
}

/**
 * Requests, newest first.
 *
 * @internal
 */
export function useRequests(
  filter: { tenant?: string },
  options: { enabled?: boolean; expected?: boolean } = {},
) {
  const api = useApi(berthApiRef);
  const interval = usePollInterval();
  return useQuery({
    queryKey: queryKeys.requests(filter),
    queryFn: ({ signal }) =>
      api.listRequests({ limit: PAGE, ...filter }, { signal }),
    refetchInterval: options.expected ? EXPECTED_SOON : interval,
    enabled: options.enabled ?? true,
  });
}

/**
 * One claim. After its deletion `data` is what was known last and `error`
 * says that it is no longer there.
 *
 * @internal
 */
export function useClaim(id: string, options: { expected?: boolean } = {}) {
  const api = useApi(berthApiRef);
  const steady = usePollInterval();
  const transient = usePollInterval(true);
  return useQuery({
    queryKey: queryKeys.claim(id),
    queryFn: ({ signal }) => api.getClaim(id, { signal }),
    refetchInterval: ({ state }) => {
      if (options.expected && !state.data) {
        return EXPECTED_SOON;
      }
      return state.data && isTransient(state.data.phase) ? transient : steady;
    },
  });
}

/**
 * A claim's objects as the cluster has them, read as the signed-in user when
 * `enabled`.
 *
 * @internal
 */
export function useClaimObjects(id: string, enabled: boolean) {
  const api = useApi(berthApiRef);
  return useQuery({
    queryKey: queryKeys.objects(id),
    queryFn: ({ signal }) => api.getClaimObjects(id, { signal }),
    enabled,
    gcTime: 0,
  });
}
