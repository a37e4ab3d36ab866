/**
 * Annotations by which Berth's pages find what a catalog entity stands for.
 * The entity's own name may be shortened; these never are.
 *
 * @public
 */
export const berthEntityAnnotations = {
  /** On a claim's `Resource`: the claim's id. */
  claimId: 'berth.dev/claim-id',
  /** On a claim's `Resource`: the offering's id. */
  offering: 'berth.dev/offering',
  /** On a claim's `Resource` while no cluster shows it: the request's id. */
  pending: 'berth.dev/pending-request',
  /** On a tenant's `System` and its claims' `Resource`s: the tenant's name. */
  tenant: 'berth.dev/tenant',
  /** On a cluster's `Resource`: the cluster's name. */
  cluster: 'berth.dev/cluster',
  /** On each entity: what tells one state of it from another. */
  fingerprint: 'berth.dev/entity-fingerprint',
} as const;
