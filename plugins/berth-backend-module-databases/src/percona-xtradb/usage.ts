import { addResources } from '@berth/backstage-plugin-berth-common';
import type { ResourceList } from '@berth/backstage-plugin-berth-node';
import { ARCHIVER, proxiesFor, PROXY, PROXY_MONITOR } from '../percona/mysql';
import { sizeOf } from '../percona/plans';
import { pods, podsWithDisks } from '../shared/usage';
import type { XtraDbInput } from './input';

/**
 * What a claim consumes, by the keys of a ResourceQuota: its instances, the
 * proxies before them, and what archives changes. The pod of a backup, which
 * is there for as long as the backup takes, is not counted.
 *
 * @internal
 */
export function usage(input: XtraDbInput): ResourceList {
  const { instances, cpu, memory, storage } = sizeOf(input);
  const { storageClass, backups } = input;
  const { cpu: proxyCpu, memory: proxyMemory } = addResources(
    PROXY,
    PROXY_MONITOR,
  );
  return addResources(
    podsWithDisks({ count: instances, cpu, memory, storage, storageClass }),
    pods({
      count: proxiesFor(instances),
      cpu: proxyCpu,
      memory: proxyMemory,
    }),
    backups.destination && backups.pointInTime
      ? pods({ count: 1, ...ARCHIVER })
      : {},
    // Of the instances, of those that are not ready yet, and of the proxies for
    // writes and for reads.
    { services: '4' },
  );
}
