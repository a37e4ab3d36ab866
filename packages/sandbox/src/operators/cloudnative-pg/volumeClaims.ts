import { childMetadata, databaseLabels } from './childMetadata';
import type { Cluster, StorageSpec, VolumeClaim } from './types';

const defaultSize = '1Gi';

/**
 * The volume claims of one instance: its data, and its log where that is apart.
 *
 * @internal
 */
export function instanceClaims(
  cluster: Cluster,
  instance: string,
): VolumeClaim[] {
  const { storage = {}, walStorage } = cluster.spec;
  return [
    claim(cluster, { instance, name: instance, role: 'PG_DATA', storage }),
    ...(walStorage
      ? [
          claim(cluster, {
            instance,
            name: `${instance}-wal`,
            role: 'PG_WAL',
            storage: walStorage,
          }),
        ]
      : []),
  ];
}

function claim(
  cluster: Cluster,
  options: {
    instance: string;
    name: string;
    role: string;
    storage: StorageSpec;
  },
): VolumeClaim {
  const { instance, name, role, storage } = options;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: childMetadata(cluster, name, {
      labels: {
        ...databaseLabels(cluster),
        'cnpg.io/instanceName': instance,
        'cnpg.io/pvcRole': role,
      },
    }),
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(storage.storageClass && { storageClassName: storage.storageClass }),
      resources: { requests: { storage: storage.size ?? defaultSize } },
    },
  };
}
