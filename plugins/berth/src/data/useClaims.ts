import { useApi } from '@backstage/frontend-plugin-api';
import type { ClaimFilter } from '@berth/backstage-plugin-berth-common';
import { useQuery } from '@tanstack/react-query';
import { berthApiRef } from '../api';
import { isTransient } from '../model/phases';
import { EXPECTED_SOON, PAGE } from './limits';
import { usePollInterval } from './LiveUpdates';
import { queryKeys } from './queryKeys';

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
