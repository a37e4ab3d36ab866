/**
 * Where the portal shows a claim, below `app.baseUrl`.
 *
 * @remarks
 * The colons between an id's parts stay readable; a path may hold them. The
 * page's route decodes the last segment and has the id back.
 *
 * @public
 */
export function claimPagePath(claimId: string): string {
  return `/berth/claims/${segment(claimId)}`;
}

/**
 * Where the portal shows a tenant, below `app.baseUrl`.
 *
 * @public
 */
export function tenantPagePath(tenant: string): string {
  return `/berth/tenants/${segment(tenant)}`;
}

function segment(text: string): string {
  return encodeURIComponent(text).replace(/%3A/g, ':');
}
