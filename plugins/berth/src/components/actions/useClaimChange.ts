import { useApi } from '@backstage/frontend-plugin-api';
import type { Claim } from '@berth/backstage-plugin-berth-common';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { berthApiRef } from '../../api';
import { queryKeys } from '../../data';

/**
 * Does something to a claim, and asks for its state anew as soon as the
 * cluster has accepted it.
 *
 * @internal
 */
export function useClaimChange(claim: Claim) {
  const api = useApi(berthApiRef);
  const queryClient = useQueryClient();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const change = async (act: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    try {
      await act();
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: queryKeys.claim(claim.id) }),
        queryClient.invalidateQueries({ queryKey: queryKeys.claimLists }),
      ]);
      return true;
    } catch (thrown) {
      setError(thrown);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    error,
    busy,
    run: (action: string, input: Record<string, unknown>) =>
      change(() => api.runAction(claim.id, action, input)),
    remove: (confirm?: string) =>
      change(() => api.deleteClaim(claim.id, confirm)),
  };
}
