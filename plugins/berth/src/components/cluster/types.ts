import type { Claim } from '@berth/backstage-plugin-berth-common';

/**
 * A kubeconfig of a claim.
 *
 * @internal
 */
export type Kubeconfig = NonNullable<
  NonNullable<Claim['connection']>['kubeconfigs']
>[number];

/**
 * Something that runs inside a tenant's cluster, as the route tells it.
 *
 * @internal
 */
export interface TenantWorkload {
  kind: string;
  namespace: string;
  name: string;
  phase: string;
  ready: number;
  wanted: number;
  message?: string;
  createdAt?: string;
  system: boolean;
}

/**
 * What runs inside, and when that was so.
 *
 * @internal
 */
export interface TenantWorkloads {
  items: TenantWorkload[];
  truncated: boolean;
  at: string;
}

/**
 * How many objects of a kind there are.
 *
 * @internal
 */
export interface KindCount {
  kind: string;
  count: number;
  approximate?: boolean;
}

/**
 * What a deletion takes with it.
 *
 * @internal
 */
export interface ClusterContents {
  inside: KindCount[];
  /** On the host cluster. */
  outside: KindCount[];
  /** Why it is not known what is inside, in a sentence. */
  problem?: string;
}
