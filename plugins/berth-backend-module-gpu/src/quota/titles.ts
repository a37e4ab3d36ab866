import {
  gpuResourceOfQuotaKey,
  gpuUnitOf,
  migProfileOf,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import { recordOf, specOf } from '@berth/backstage-plugin-berth-node';

/**
 * What a quota key counts, in the plural.
 *
 * @internal
 */
export function titleOf(key: string): string {
  const resource = gpuResourceOfQuotaKey(key);
  switch (resource && gpuUnitOf(resource)) {
    case 'gpu':
      return resource === 'nvidia.com/gpu' ? 'GPUs' : `GPUs (${resource})`;
    case 'slice':
      return `MIG slices ${migProfileOf(resource ?? '')}`;
    case 'share':
      return 'GPU shares';
    case 'memory':
      return 'MiB of GPU memory';
    case 'cores':
      return 'percent of GPU time';
    default:
      return key;
  }
}

/**
 * The key that holds a quota's number: the one of GPUs, and not one of HAMi's.
 *
 * @internal
 */
export function limitKeysOf(object: KubernetesObject): string[] {
  const keys = Object.keys(recordOf(specOf(object).hard));
  const counted = keys.filter(key => {
    const unit = gpuUnitOf(gpuResourceOfQuotaKey(key) ?? '');
    return unit === 'gpu' || unit === 'slice' || unit === 'share';
  });
  return counted.slice(0, 1);
}
