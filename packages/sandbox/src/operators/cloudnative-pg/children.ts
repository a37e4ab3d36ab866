import type { KubernetesObject } from '../../kubernetes/types';
import type { StandInOptions } from '../StandIn';
import { StatusController, type NextStep } from '../StatusController';
import {
  nextOfBackup,
  nextOfObjectStore,
  nextOfScheduledBackup,
  type Backup,
  type ScheduledBackup,
} from './backups';
import { nextOfDeclared, nextOfPooler, type Pooler } from './declared';
import type { Cluster } from './types';

const apiVersion = 'postgresql.cnpg.io/v1';

interface OfCluster extends KubernetesObject {
  spec: { cluster: { name: string } };
}

/**
 * What keeps up the kinds around a Cluster: backups complete, poolers let
 * clients through, and what is declared is applied.
 *
 * @internal
 */
export function childControllers(standIn: StandInOptions): Array<{
  run(signal: AbortSignal): Promise<void>;
}> {
  const ofCluster = <T extends OfCluster>(
    kind: string,
    next: (object: T, cluster: Cluster | undefined) => NextStep | undefined,
  ) =>
    StatusController.create<T>({
      standIn,
      name: 'cloudnative-pg',
      kind: { apiVersion, kind },
      follows: {
        kind: { apiVersion, kind: 'Cluster' },
        nameOf: ({ spec }) => spec.cluster.name,
      },
      next: (object, _related, cluster) =>
        next(object, cluster as Cluster | undefined),
    });
  return [
    StatusController.create<ScheduledBackup>({
      standIn,
      name: 'cloudnative-pg',
      kind: { apiVersion, kind: 'ScheduledBackup' },
      next: scheduled => nextOfScheduledBackup(scheduled),
    }),
    ofCluster<Backup>('Backup', (backup, cluster) =>
      nextOfBackup(backup, cluster),
    ),
    ofCluster<Pooler>('Pooler', nextOfPooler),
    ofCluster<OfCluster>('Database', nextOfDeclared),
    ofCluster<OfCluster>('DatabaseRole', nextOfDeclared),
    StatusController.create({
      standIn,
      name: 'plugin-barman-cloud',
      kind: { apiVersion: 'barmancloud.cnpg.io/v1', kind: 'ObjectStore' },
      related: [
        {
          kind: { apiVersion, kind: 'Backup' },
          about: backup => {
            const { store } = (backup as Backup).status?.pluginMetadata ?? {};
            return store && `${backup.metadata.namespace}/${store}`;
          },
        },
      ],
      next: nextOfObjectStore,
    }),
  ];
}
