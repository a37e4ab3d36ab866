import { addResources } from '@berth/backstage-plugin-berth-common';
import type { ResourceList } from '@berth/backstage-plugin-berth-node';
import { sizeOf } from '../shared/size';
import { pods, podsWithDisks } from '../shared/usage';
import { SIDECAR } from './backup';
import type { CloudNativePgInput } from './input';
import { POOLER_SIZE } from './pooler';

/**
 * What a claim consumes, by the keys of a ResourceQuota. The jobs that prepare
 * an instance have ended before its pod starts, so that no more than one pod
 * an instance ever counts; there is no CPU limit. With backups each of those
 * pods has the plugin's sidecar in it.
 *
 * @internal
 */
export function usage(input: CloudNativePgInput): ResourceList {
  const { instances, cpu, memory, storage } = sizeOf(input);
  const { destination, objectStore } = input.backups;
  const { pods: _counted, ...sidecars } = pods({
    count: instances,
    ...SIDECAR,
  });
  return addResources(
    podsWithDisks({
      count: instances,
      cpu,
      memory,
      storage,
      storageClass: input.storageClass,
    }),
    destination || objectStore ? sidecars : {},
    input.pooler === 'off' ? {} : pods(POOLER_SIZE),
  );
}
