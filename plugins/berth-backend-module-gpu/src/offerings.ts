import { Offering } from '@berth/backstage-plugin-berth-node';
import { capsulePoolClaim } from './capsule-pool-claim';
import { deviceQuota } from './dra-quota';
import { kaiQueue } from './kai-queue';
import { kueueQueue } from './kueue-queue';
import { gpuQuota } from './quota';
import { volcanoQueue } from './volcano-queue';

/**
 * All offerings of this package: what its feature installs, and what Berth's
 * offline commands (`yarn offerings`, `yarn manifests`) list.
 *
 * @public
 */
export const offerings: Offering[] = [
  gpuQuota,
  deviceQuota,
  kueueQueue,
  capsulePoolClaim,
  volcanoQueue,
  kaiQueue,
];
