import { useApi } from '@backstage/frontend-plugin-api';
import type { Claim } from '@berth/backstage-plugin-berth-common';
import { useQuery } from '@tanstack/react-query';
import { berthApiRef } from '../../api';
import type { ClusterContents, TenantWorkloads } from './types';

const AREA = 'clusters';

/** No signal tells of what happens inside a tenant's cluster. */
const WORKLOADS_EVERY = 5_000;

/**
 * Whether a claim is a cluster, with kubeconfigs of its own.
 *
 * @internal
 */
export function isTenantCluster({ connection }: Claim): boolean {
  return (connection?.kubeconfigs?.length ?? 0) > 0;
}

/**
 * The path of a route about a claim.
 *
 * @internal
 */
export function clusterPath(...names: string[]): string {
  return names.map(name => `/${encodeURIComponent(name)}`).join('');
}

/**
 * What runs inside a tenant's cluster: asked for again and again while
 * somebody looks at it, and not at all else.
 *
 * @internal
 */
export function useWorkloads(claim: Claim, visible: boolean) {
  const api = useApi(berthApiRef);
  return useQuery({
    queryKey: ['cluster-workloads', claim.id],
    queryFn: ({ signal }) =>
      api.callArea<TenantWorkloads>(
        AREA,
        clusterPath('workloads', claim.id),
        {},
        { signal },
      ),
    enabled: visible,
    // A hidden tab is not asked for, either: that is the default.
    refetchInterval: WORKLOADS_EVERY,
    retry: false,
    gcTime: 0,
  });
}

/**
 * What a deletion would take with it, counted when somebody asks.
 *
 * @internal
 */
export function useClusterContents(claim: Claim) {
  const api = useApi(berthApiRef);
  return useQuery({
    queryKey: ['cluster-contents', claim.id],
    queryFn: ({ signal }) =>
      api.callArea<ClusterContents>(
        AREA,
        clusterPath('contents', claim.id),
        {},
        { signal },
      ),
    retry: false,
    gcTime: 0,
  });
}
