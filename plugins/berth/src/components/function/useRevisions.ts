import { useApi } from '@backstage/frontend-plugin-api';
import type { Claim } from '@berth/backstage-plugin-berth-common';
import { useQuery } from '@tanstack/react-query';
import { berthApiRef } from '../../api';
import { queryKeys } from '../../data';
import type { Revisions } from './types';

/**
 * Whether a claim is a function with revisions.
 *
 * @internal
 */
export function isFunction({ offering }: Pick<Claim, 'offering'>): boolean {
  return offering === 'serverless.knative-function';
}

/**
 * The revisions of a function: asked for anew whenever the claim changes, as
 * its key begins with the claim's.
 *
 * @internal
 */
export function useRevisions(claim: Claim) {
  const api = useApi(berthApiRef);
  return useQuery({
    queryKey: [...queryKeys.claim(claim.id), 'revisions'],
    queryFn: ({ signal }) =>
      api.callArea<Revisions>(
        'serverless',
        `/revisions/${encodeURIComponent(claim.id)}`,
        {},
        { signal },
      ),
    retry: false,
  });
}
