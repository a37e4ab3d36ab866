import { addResources } from '@berth/backstage-plugin-berth-common';
import type { ResourceList } from '@berth/backstage-plugin-berth-node';
import { sizeOf } from '../percona/plans';
import { pods, podsWithDisks } from '../shared/usage';
import type { MongoDbInput } from './input';
import { BACKUP_AGENT } from './size';

/**
 * What a claim consumes, by the keys of a ResourceQuota: its instances, each
 * with an agent beside it where backups are made.
 *
 * @internal
 */
export function usage(input: MongoDbInput): ResourceList {
  const { instances, cpu, memory, storage } = sizeOf(input);
  const { storageClass, backups } = input;
  const { pods: _pods, ...agents } = pods({
    count: instances,
    ...BACKUP_AGENT,
  });
  return addResources(
    podsWithDisks({ count: instances, cpu, memory, storage, storageClass }),
    backups.destination ? agents : {},
    { services: '1' },
  );
}
