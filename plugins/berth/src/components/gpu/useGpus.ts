import { useApi } from '@backstage/frontend-plugin-api';
import type {
  GpuDisplacement,
  GpuFleet,
  GpuHistory,
  TenantGpus,
} from '@berth/backstage-plugin-berth-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { berthApiRef } from '../../api';
import { troubleOf } from '../../model/errors';

/**
 * The area of GPUs in the REST API.
 *
 * @internal
 */
export const AREA = 'gpu';

/** Clusters are looked at once a minute; no signal tells of it. */
const ASK_EVERY = 15_000;

/**
 * A change of a quota that somebody has in mind.
 *
 * @internal
 */
export interface QuotaIdea {
  tenant: string;
  cluster: string;
  namespace?: string;
  /** The quota that is changed; a new one unless given. */
  quota?: string;
  resource: string;
  gpus: number;
  /** What counts it; quotas of Kubernetes unless given. */
  system?: 'kueue' | 'volcano' | 'kai';
  /** The queue that is changed; a new one unless given. */
  queue?: string;
  cohort?: string;
  flavor?: string;
  borrowing?: number;
}

/**
 * An answer of the area, asked for again and again.
 *
 * @internal
 */
export function useArea<T>(
  path: string,
  options: { enabled?: boolean; keep?: boolean } = {},
) {
  const api = useApi(berthApiRef);
  return useQuery({
    queryKey: [AREA, path],
    queryFn: ({ signal }) => api.callArea<T>(AREA, path, {}, { signal }),
    enabled: options.enabled,
    placeholderData: options.keep ? keepPreviousData : undefined,
    // Where the module of GPUs is not installed, it is not asked for again.
    refetchInterval: ({ state }) =>
      state.error && troubleOf(state.error).kind === 'not-found'
        ? false
        : ASK_EVERY,
    retry: false,
  });
}

/**
 * The GPUs of all clusters.
 *
 * @internal
 */
export function useGpuFleet() {
  return useArea<GpuFleet>('/fleet');
}

/**
 * What a tenant has of GPUs, uses and waits for.
 *
 * @internal
 */
export function useTenantGpus(tenant: string, enabled = true) {
  return useArea<TenantGpus>(`/tenants/${encodeURIComponent(tenant)}`, {
    enabled,
  });
}

/**
 * How that was over some hours.
 *
 * @internal
 */
export function useGpuHistory(tenant: string, hours: number) {
  return useArea<GpuHistory>(
    `/tenants/${encodeURIComponent(tenant)}/history?hours=${hours}`,
    { keep: true },
  );
}

/**
 * What a change would mean to others.
 *
 * @internal
 */
export function useDisplacement(idea: QuotaIdea) {
  const query = new URLSearchParams(
    Object.entries(idea).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  );
  return useArea<GpuDisplacement>(`/displacement?${query}`, { keep: true });
}
