/**
 * A place of a tenant, at which all routes but one begin.
 *
 * @internal
 */
export const PLACE =
  '/tenants/:tenant/clusters/:cluster/namespaces/:namespace' as const;
