import { addResources } from '@berth/backstage-plugin-berth-common';
import type { ResourceList } from '@berth/backstage-plugin-berth-node';
import {
  BACKREST,
  POOLER,
  POOLERS,
  SIDECAR,
  SIDECARS_OF_INSTANCE,
  times,
  together,
} from '../pgo/size';
import { sizeOf } from '../shared/size';
import { disks, pods, podsWithDisks } from '../shared/usage';
import { repoStorage } from './backups';
import type { CrunchyInput } from './input';

/**
 * What a claim consumes, by the keys of a ResourceQuota: its instances with
 * the containers beside them, the repository's host, the pooler, and one job
 * of pgBackRest, which there always is room for.
 *
 * @internal
 */
export function usage(input: CrunchyInput): ResourceList {
  const { instances, cpu, memory, storage } = sizeOf(input);
  const { storageClass } = input;
  const repo = repoStorage(input.backups, storage);
  return addResources(
    podsWithDisks({
      count: instances,
      ...together({ cpu, memory }, times(SIDECAR, SIDECARS_OF_INSTANCE)),
      storage,
      storageClass,
    }),
    pods({ count: 1, ...together(BACKREST, SIDECAR) }),
    repo ? disks({ count: 1, storage: repo, storageClass }) : {},
    pods({ count: 1, ...BACKREST }),
    input.pooler ? pods({ count: POOLERS, ...together(POOLER, SIDECAR) }) : {},
  );
}
