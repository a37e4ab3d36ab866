import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

const dra = { group: 'resource.k8s.io', version: 'v1' };

/**
 * A class of devices, which a driver of dynamic resource allocation brings.
 *
 * @internal
 */
export const DEVICE_CLASS: ResourceKind = {
  ...dra,
  kind: 'DeviceClass',
  plural: 'deviceclasses',
};

/**
 * By which each pod that names it gets devices of its own.
 *
 * @internal
 */
export const CLAIM_TEMPLATE: ResourceKind = {
  ...dra,
  kind: 'ResourceClaimTemplate',
  plural: 'resourceclaimtemplates',
};
