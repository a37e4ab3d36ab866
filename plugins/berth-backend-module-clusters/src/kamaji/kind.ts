import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * Kamaji's TenantControlPlane: one object is one claim.
 *
 * @internal
 */
export const TENANT_CONTROL_PLANE: ResourceKind = {
  group: 'kamaji.clastix.io',
  version: 'v1alpha1',
  kind: 'TenantControlPlane',
  plural: 'tenantcontrolplanes',
};

/**
 * How many replicas there were before it was put to sleep.
 *
 * @internal
 */
export const REPLICAS_BEFORE_SLEEP = 'berth.dev/replicas-before-sleep';
