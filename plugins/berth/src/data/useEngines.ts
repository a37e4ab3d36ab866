import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { berthApiRef } from '../api';
import { queryKeys } from './queryKeys';

/**
 * What can be asked for without naming an offering, and which offerings give
 * it. It changes with the configuration, and so not while a page is open.
 *
 * @internal
 */
export function useEngines(options: { enabled?: boolean } = {}) {
  const api = useApi(berthApiRef);
  return useQuery({
    queryKey: queryKeys.engines,
    queryFn: ({ signal }) => api.listEngines({ signal }),
    ...options,
  });
}
