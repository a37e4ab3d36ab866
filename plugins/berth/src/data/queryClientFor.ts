import { QueryClient } from '@tanstack/react-query';
import type { BerthApi } from '../api';
import { isWorthRetrying } from '../model/errors';

const clients = new WeakMap<BerthApi, QueryClient>();

/**
 * The query client of an app: one for all pages, cards and fields that use
 * the same API, so that they show the same state and ask only once.
 *
 * @internal
 */
export function queryClientFor(api: BerthApi): QueryClient {
  const known = clients.get(api);
  if (known) {
    return known;
  }
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        // A browser that is offline gets an answer too: that it is.
        networkMode: 'always',
        staleTime: 2000,
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
        retryDelay: failures => 300 * 3 ** failures,
      },
      mutations: { networkMode: 'always' },
    },
  });
  clients.set(api, client);
  return client;
}
