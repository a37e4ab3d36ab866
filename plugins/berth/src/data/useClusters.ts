import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { berthApiRef } from '../api';
import { usePollInterval } from './LiveUpdates';
import { queryKeys } from './queryKeys';

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
