import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  claimLabels,
  type ManifestContext,
} from '@berth/backstage-plugin-berth-node';
import { resources, sizeOf } from '../percona/plans';
import { containerSecurity, placement, volumeSpec } from '../percona/pods';
import { s3Of, SCHEDULE, splitDestination, STORAGE } from '../percona/store';
import { retentionOf } from '../percona/tasks';
import { PASSWORD_KEY } from '../percona/users';
import { newObject } from '../shared/change';
import { OFFERING_ID } from './id';
import type { MongoDbInput } from './input';
import { BACKUP_AGENT } from './size';
import { psmdb, REPLICA_SET } from './system';
import { userOf } from './users';
import { BACKUP_IMAGE, imageOf } from './versions';

/**
 * The PerconaServerMongoDB that an input asks for: one replica set. The
 * version of the API (`crVersion`) is left to the operator, which fills in its
 * own.
 *
 * @internal
 */
export function manifests(
  input: MongoDbInput,
  context: ManifestContext,
): KubernetesObject[] {
  const { name } = context;
  const { instances } = sizeOf(input);
  const kubernetesId = { 'backstage.io/kubernetes-id': name };
  return [
    newObject(
      psmdb.cluster,
      {
        name,
        labels: kubernetesId,
        finalizers: [
          'percona.com/delete-psmdb-pods-in-order',
          ...(input.keepDisks ? [] : ['percona.com/delete-psmdb-pvc']),
        ],
      },
      {
        image: imageOf(input.version),
        imagePullPolicy: 'IfNotPresent',
        updateStrategy: 'SmartUpdate',
        // Versions change when somebody asks for it, and then wholly.
        upgradeOptions: { apply: 'disabled', setFCV: true },
        ...psmdb.nodes.permit(instances, {}),
        ...psmdb.nodes.grow,
        // By default all databases of a namespace would share one Secret.
        secrets: { users: `${name}-secrets` },
        users: [
          userOf({
            cluster: name,
            name: input.user,
            database: input.database,
            access: 'readWrite',
            key: PASSWORD_KEY,
          }),
        ],
        initContainerSecurityContext: containerSecurity(context),
        replsets: [replicaSet(input, context)],
        ...(input.backups.destination && {
          backup: backupOf(input.backups, context),
        }),
      },
    ),
  ];
}

function replicaSet(input: MongoDbInput, context: ManifestContext) {
  const { name } = context;
  const { instances, cpu, memory, storage } = sizeOf(input);
  return {
    name: REPLICA_SET,
    size: instances,
    labels: {
      ...claimLabels(OFFERING_ID, context),
      'backstage.io/kubernetes-id': name,
    },
    ...placement(input, {
      'app.kubernetes.io/instance': name,
      'app.kubernetes.io/replset': REPLICA_SET,
    }),
    resources: resources({ cpu, memory }),
    volumeSpec: volumeSpec({ storage, storageClass: input.storageClass }),
    containerSecurityContext: containerSecurity(context),
  };
}

function backupOf(
  backups: MongoDbInput['backups'],
  context: ManifestContext,
): Record<string, unknown> {
  const { bucket, folder } = splitDestination(String(backups.destination));
  return {
    enabled: true,
    image: BACKUP_IMAGE,
    resources: resources(BACKUP_AGENT),
    containerSecurityContext: containerSecurity(context),
    storages: {
      [STORAGE]: {
        type: 's3',
        s3: { bucket, ...(folder && { prefix: folder }), ...s3Of(backups) },
      },
    },
    pitr: { enabled: backups.pointInTime },
    tasks: [
      {
        name: SCHEDULE,
        enabled: true,
        schedule: backups.schedule,
        storageName: STORAGE,
        retention: retentionOf(backups.keep),
        type: 'logical',
      },
    ],
  };
}
