import { useApi } from '@backstage/frontend-plugin-api';
import { QueryClientProvider } from '@tanstack/react-query';
import type { PropsWithChildren } from 'react';
import { berthApiRef } from '../api';
import { Announcer } from './Announcer';
import { LiveUpdates } from './LiveUpdates';
import { queryClientFor } from './queryClientFor';

/**
 * What every page, card and field of Berth stands on: data, its renewal and
 * the live region.
 *
 * @internal
 */
export function BerthProviders({ children }: PropsWithChildren<{}>) {
  const client = queryClientFor(useApi(berthApiRef));
  return (
    <QueryClientProvider client={client}>
      <LiveUpdates>
        <Announcer>{children}</Announcer>
      </LiveUpdates>
    </QueryClientProvider>
  );
}
