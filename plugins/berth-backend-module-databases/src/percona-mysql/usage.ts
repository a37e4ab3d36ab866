import { addResources } from '@berth/backstage-plugin-berth-common';
import type { ResourceList } from '@berth/backstage-plugin-berth-node';
import { ARCHIVER, proxiesFor, PROXY, PROXY_MONITOR } from '../percona/mysql';
import { sizeOf } from '../percona/plans';
import { pods, podsWithDisks } from '../shared/usage';
import type { MySqlInput } from './input';

/**
 * What a claim consumes, by the keys of a ResourceQuota: its instances, with
 * what hands out their data for backups beside them, the proxies before them,
 * and what archives changes. The pod of a backup, which is there for as long
 * as the backup takes, is not counted.
 *
 * @internal
 */
export function usage(input: MySqlInput): ResourceList {
  const { storageClass, backups } = input;
  const { instances, storage, ...size } = sizeOf(input);
  const hasBackups = Boolean(backups.destination);
  const instance = addResources(size, hasBackups ? ARCHIVER : {});
  const proxy = addResources(PROXY, PROXY_MONITOR);
  return addResources(
    podsWithDisks({
      count: instances,
      cpu: instance.cpu,
      memory: instance.memory,
      storage,
      storageClass,
    }),
    pods({
      count: proxiesFor(instances),
      cpu: proxy.cpu,
      memory: proxy.memory,
    }),
    hasBackups && backups.pointInTime ? pods({ count: 1, ...ARCHIVER }) : {},
    // Four of the instances, by what they are looked at for, and the proxies'.
    { services: '5' },
  );
}
