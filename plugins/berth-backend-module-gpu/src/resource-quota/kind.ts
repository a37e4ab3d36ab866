import {
  deviceClassOfQuotaKey,
  gpuResourceOfQuotaKey,
  hamiResources,
  type KubernetesObject,
  type ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import { recordOf, specOf } from '@berth/backstage-plugin-berth-node';

/**
 * Kubernetes' own quota: one object that limits nothing but GPUs is one claim.
 *
 * @internal
 */
export const RESOURCE_QUOTA: ResourceKind = {
  group: '',
  version: 'v1',
  kind: 'ResourceQuota',
  plural: 'resourcequotas',
};

const CLAIMS_COUNT = 'count/resourceclaims.resource.k8s.io';

const HAMI_LIMITS = Object.values(hamiResources).map(name => `limits.${name}`);

/**
 * What kind of GPU quota an object is. One that limits other things, too, is
 * none: it is the whole of what a tenant may use, and deleting it as a GPU
 * quota would free all of that.
 *
 * @internal
 */
export function gpuQuotaKind(
  object: KubernetesObject,
): 'extended' | 'devices' | undefined {
  const keys = Object.keys(recordOf(specOf(object).hard));
  const isExtended = (key: string) =>
    gpuResourceOfQuotaKey(key) !== undefined || HAMI_LIMITS.includes(key);
  const isDevices = (key: string) =>
    deviceClassOfQuotaKey(key) !== undefined || key === CLAIMS_COUNT;
  if (!keys.every(key => isExtended(key) || isDevices(key))) {
    return undefined;
  }
  if (keys.some(isExtended)) {
    return 'extended';
  }
  return keys.some(key => deviceClassOfQuotaKey(key) !== undefined)
    ? 'devices'
    : undefined;
}
