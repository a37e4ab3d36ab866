import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { berthApiRef } from '../api';
import { EXPECTED_SOON, PAGE } from './limits';
import { usePollInterval } from './LiveUpdates';
import { queryKeys } from './queryKeys';

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
