import type { ClaimFilter } from '@berth/backstage-plugin-berth-common';

/**
 * The keys under which answers of Berth's backend are kept. Each names its
 * object, so that a change of one never shows the state of another.
 *
 * @internal
 */
export const queryKeys = {
  tenants: ['tenants'] as const,
  tenant: (name: string) => ['tenant', name] as const,
  clusters: ['clusters'] as const,
  offerings: ['offerings'] as const,
  engines: ['engines'] as const,
  gpus: ['gpu'] as const,
  pipelines: ['pipelines'] as const,
  claimLists: ['claims'] as const,
  claims: (filter: ClaimFilter) => ['claims', filter] as const,
  claim: (id: string) => ['claim', id] as const,
  objects: (id: string) => ['objects', id] as const,
  requestLists: ['requests'] as const,
  requests: (filter: { tenant?: string }) => ['requests', filter] as const,
};
