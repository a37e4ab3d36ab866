import { useApi } from '@backstage/frontend-plugin-api';
import type { Claim } from '@berth/backstage-plugin-berth-common';
import { useMutation, useQuery } from '@tanstack/react-query';
import { berthApiRef } from '../../api';
import { queryKeys } from '../../data';
import type { Eventing, EventResult } from './types';

const AREA = 'serverless';

/**
 * Whether a claim is a broker of events.
 *
 * @internal
 */
export function isBroker({ offering }: Pick<Claim, 'offering'>): boolean {
  return offering === 'serverless.knative-broker';
}

/**
 * What is connected to a broker: asked for anew whenever the claim changes.
 *
 * @internal
 */
export function useEventing(claim: Claim) {
  const api = useApi(berthApiRef);
  return useQuery({
    queryKey: [...queryKeys.claim(claim.id), 'eventing'],
    queryFn: ({ signal }) =>
      api.callArea<Eventing>(
        AREA,
        `/eventing/${encodeURIComponent(claim.id)}`,
        {},
        { signal },
      ),
    enabled: isBroker(claim),
    retry: false,
  });
}

/**
 * Sends an event to a function or a broker.
 *
 * @internal
 */
export function useSendEvent(claim: Claim) {
  const api = useApi(berthApiRef);
  return useMutation({
    mutationFn: (body: { type: string; source: string; data: unknown }) =>
      api.callArea<EventResult>(
        AREA,
        `/events/${encodeURIComponent(claim.id)}`,
        { method: 'POST', body },
      ),
  });
}
