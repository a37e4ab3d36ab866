import { addResources } from '@berth/backstage-plugin-berth-common';
import type { ResourceList } from '@berth/backstage-plugin-berth-node';
import {
  BACKREST,
  POOLER,
  SIDECAR,
  SIDECARS_OF_INSTANCE,
  times,
  together,
} from '../pgo/size';
import { proxiesFor } from '../percona/mysql';
import { sizeOf } from '../shared/size';
import { disks, pods, podsWithDisks } from '../shared/usage';
import type { PostgreSqlInput } from './input';
import { repoStorage } from './manifests';

/**
 * What a claim consumes, by the keys of a ResourceQuota: its instances with
 * the containers beside them, the repository's host, and the poolers. The pod
 * of a backup, which is there for as long as the backup takes, is not counted.
 *
 * @internal
 */
export function usage(input: PostgreSqlInput): ResourceList {
  const { instances, cpu, memory, storage } = sizeOf(input);
  const { storageClass } = input;
  const repo = repoStorage(input);
  return addResources(
    podsWithDisks({
      count: instances,
      ...together({ cpu, memory }, times(SIDECAR, SIDECARS_OF_INSTANCE)),
      storage,
      storageClass,
    }),
    pods({ count: 1, ...together(BACKREST, SIDECAR) }),
    repo ? disks({ count: 1, storage: repo, storageClass }) : {},
    pods({ count: proxiesFor(instances), ...together(POOLER, SIDECAR) }),
  );
}
