import type { Claim } from '@berth/backstage-plugin-berth-common';

/**
 * Where pipelines are looked at and run: a namespace of a tenant.
 *
 * @internal
 */
export interface PipelinePlace {
  tenant: string;
  cluster: string;
  namespace: string;
  /** What the pipeline is called, for people. */
  name: string;
  /** Whom to ask for rights. */
  owner?: string;
}

/**
 * Where a claim's pipeline is.
 *
 * @internal
 */
export function placeOfClaim(claim: Claim): PipelinePlace {
  const { tenant = '', cluster, namespace = '', name, owner } = claim;
  return { tenant, cluster, namespace, name, owner };
}
