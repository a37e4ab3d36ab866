import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

const capsule = { group: 'capsule.clastix.io', version: 'v1beta2' };

/**
 * A part of a pool: one object is one claim.
 *
 * @internal
 */
export const POOL_CLAIM: ResourceKind = {
  ...capsule,
  kind: 'ResourcePoolClaim',
  plural: 'resourcepoolclaims',
};

/**
 * What several namespaces share.
 *
 * @internal
 */
export const POOL: ResourceKind = {
  ...capsule,
  kind: 'ResourcePool',
  plural: 'resourcepools',
};

/**
 * `"true"` on a ResourcePoolClaim gives back what it has.
 *
 * @internal
 */
export const RELEASE_ANNOTATION = 'projectcapsule.dev/release';
