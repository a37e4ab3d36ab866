import { useApi } from '@backstage/frontend-plugin-api';
import type {
  GpuDisplacement,
  GpuSharedChange,
  GpuSharedQuota,
  GpuSharedQuotas,
} from '@berth/backstage-plugin-berth-common';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { berthApiRef } from '../../../api';
import { AREA, useArea } from '../useGpus';

const PATH = '/shared-quotas';

/**
 * What somebody may change: a shared quota, or that of one of its queues.
 *
 * @internal
 */
export interface SharedTarget
  extends Pick<
    GpuSharedQuota,
    'cluster' | 'kind' | 'name' | 'flavor' | 'resource'
  > {
  now: number;
}

/**
 * What several tenants share.
 *
 * @internal
 */
export function useSharedQuotas() {
  return useArea<GpuSharedQuotas>(PATH);
}

/**
 * What a change would mean to those who share it.
 *
 * @internal
 */
export function useSharedDisplacement(target: SharedTarget, by: number) {
  const { now: _, ...rest } = target;
  const query = new URLSearchParams(
    Object.entries({ ...rest, by }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  );
  return useArea<GpuDisplacement>(`${PATH}/displacement?${query}`, {
    keep: true,
    enabled: by !== 0,
  });
}

/**
 * Changes a shared quota by a difference, and has everything asked for anew.
 *
 * @internal
 */
export function useSharedChange() {
  const api = useApi(berthApiRef);
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const change = async (
    target: SharedTarget,
    wish: { by: number; reason?: string },
  ): Promise<GpuSharedChange | undefined> => {
    const { now: _, ...rest } = target;
    setBusy(true);
    setError(undefined);
    try {
      const made = await api.callArea<GpuSharedChange>(AREA, PATH, {
        method: 'POST',
        body: { ...rest, ...wish },
      });
      await queryClient.invalidateQueries({ queryKey: [AREA] });
      return made;
    } catch (thrown) {
      setError(thrown);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { change, busy, error };
}
