import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { berthApiRef } from '../api';
import { usePollInterval } from './LiveUpdates';
import { queryKeys } from './queryKeys';

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
