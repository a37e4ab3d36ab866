import {
  addResources,
  multiplyResources,
} from '@berth/backstage-plugin-berth-common';
import type { ResourceList } from '@berth/backstage-plugin-berth-node';
import { sizeOf } from '../shared/size';
import { pods, podsWithDisks } from '../shared/usage';
import type { ZalandoInput } from './input';
import { CPU_LIMITS, POOLER_SIZE } from './size';

/**
 * What a claim consumes, by the keys of a ResourceQuota. The pod of a dump,
 * which is there for as long as the dump takes, is sized by the operator's
 * configuration and not counted.
 *
 * @internal
 */
export function usage(input: ZalandoInput): ResourceList {
  const { instances, cpu, memory, storage } = sizeOf(input);
  const { storageClass, plan, pooler } = input;
  return addResources(
    podsWithDisks({ count: instances, cpu, memory, storage, storageClass }),
    multiplyResources({ 'limits.cpu': CPU_LIMITS[plan] }, instances),
    // The primary, the replicas, and the one that Patroni keeps its state in.
    { services: pooler === 'off' ? '3' : '4' },
    ...(pooler === 'off'
      ? []
      : [
          pods(POOLER_SIZE),
          multiplyResources({ 'limits.cpu': '1' }, POOLER_SIZE.count),
        ]),
  );
}
