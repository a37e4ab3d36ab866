import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { berthApiRef } from '../api';
import { usePollInterval } from './LiveUpdates';
import { queryKeys } from './queryKeys';

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
