import {
  gpuResourceOfQuotaKey,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import { recordOf, specOf, textOf } from '@berth/backstage-plugin-berth-node';
import { observePoolClaim } from '../capsule-pool-claim/observed';
import { amountsOf } from '../shared/amounts';
import type { PoolGpus } from './types';

/**
 * Capsule's pools of GPUs, and who has claimed how much of them. Pure.
 *
 * @internal
 */
export function poolGpus(objects: {
  resourcePools: KubernetesObject[];
  poolClaims: KubernetesObject[];
}): PoolGpus[] {
  const claims = objects.poolClaims.map(observePoolClaim);
  return objects.resourcePools.flatMap(pool => {
    const name = textOf(pool.metadata.name) ?? '';
    const hard = amountsOf(recordOf(specOf(pool).quota).hard);
    const own = claims.filter(claim => claim.pool === name);
    return Object.entries(hard).flatMap(([key, total]): PoolGpus[] => {
      const resource = gpuResourceOfQuotaKey(key);
      return resource
        ? [
            {
              name,
              resource,
              hard: total,
              claims: own
                .filter(claim => (claim.wanted[key] ?? 0) > 0)
                .map(claim => ({
                  namespace: textOf(claim.object.metadata.namespace) ?? '',
                  name: textOf(claim.object.metadata.name) ?? '',
                  gpus: claim.wanted[key],
                  isBound: claim.conditions.get('Bound')?.status === 'True',
                })),
            },
          ]
        : [];
    });
  });
}
