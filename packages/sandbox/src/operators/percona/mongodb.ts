import { diskOf, podsOf, tagOf } from './pods';
import { perconaStandIn } from './standIn';
import type {
  PerconaCluster,
  PerconaOperator,
  PodSpec,
  VolumeSpec,
} from './types';

const port = 27017;

type ReplicaSet = Omit<PodSpec, 'image'> & {
  name: string;
  volumeSpec: VolumeSpec;
};

interface MongoDbSpec {
  image: string;
  pause?: boolean;
  unsafeFlags?: { replsetSize?: boolean };
  secrets?: { users?: string };
  users?: Array<{
    name: string;
    passwordSecretRef?: { name: string; key?: string };
  }>;
  replsets: ReplicaSet[];
  backup?: {
    enabled: boolean;
    image: string;
    resources?: object;
    pitr?: { enabled?: boolean };
    storages?: Record<string, { s3?: { bucket?: string; prefix?: string } }>;
  };
}

function specOf({ spec }: PerconaCluster): MongoDbSpec {
  return spec as unknown as MongoDbSpec;
}

const roles = [
  ['BACKUP', 'backup'],
  ['CLUSTER_ADMIN', 'clusterAdmin'],
  ['CLUSTER_MONITOR', 'clusterMonitor'],
  ['DATABASE_ADMIN', 'databaseAdmin'],
  ['USER_ADMIN', 'userAdmin'],
];

/**
 * Percona's operator for MongoDB.
 *
 * @internal
 */
export const mongoDbOperator: PerconaOperator = {
  name: 'percona-mongodb',
  title: 'the Percona Operator for MongoDB',
  group: 'psmdb.percona.com',
  version: 'v1',
  kinds: {
    cluster: 'PerconaServerMongoDB',
    backup: 'PerconaServerMongoDBBackup',
    restore: 'PerconaServerMongoDBRestore',
  },
  clusterField: 'clusterName',
  managedBy: 'percona-server-mongodb-operator',
  finalizers: {
    others: ['percona.com/delete-psmdb-pods-in-order'],
    disks: 'percona.com/delete-psmdb-pvc',
  },
  faultOf: cluster => {
    const { unsafeFlags, pause, replsets } = specOf(cluster);
    const isSafe = replsets.every(({ size }) => size > 1 && size % 2 === 1);
    return isSafe || pause || unsafeFlags?.replsetSize
      ? undefined
      : 'check safe defaults: replset size must be odd and at least 3. Set spec.unsafeFlags.replsetSize to true to disable this check';
  },
  saysGeneration: true,
  reportFault: message => ({ message }),
  sets: cluster => {
    const { image, replsets, backup } = specOf(cluster);
    return replsets.map(set => ({
      name: `${cluster.metadata.name}-${set.name}`,
      replicas: set.size,
      labels: {
        'app.kubernetes.io/component': 'mongod',
        'app.kubernetes.io/replset': set.name,
      },
      ...podsOf(set),
      containers: [
        { name: 'mongod', image, resources: set.resources, port },
        ...(backup?.enabled
          ? [
              {
                name: 'backup-agent',
                image: backup.image,
                resources: backup.resources,
              },
            ]
          : []),
      ],
      disk: diskOf('mongod-data', set.volumeSpec),
    }));
  },
  services: cluster =>
    specOf(cluster).replsets.map(({ name }) => ({
      name: `${cluster.metadata.name}-${name}`,
      selector: {
        'app.kubernetes.io/instance': cluster.metadata.name!,
        'app.kubernetes.io/replset': name,
      },
      port,
    })),
  secrets: cluster => {
    const { secrets, users = [] } = specOf(cluster);
    const custom = `${cluster.metadata.name}-custom-user-secret`;
    const own = users.filter(
      ({ passwordSecretRef: reference }) =>
        !reference || reference.name === custom,
    );
    return [
      {
        name: secrets?.users ?? 'percona-server-mongodb-users',
        isOwned: true,
        keys: Object.fromEntries(
          roles.flatMap(([role, user]) => [
            [`MONGODB_${role}_USER`, user],
            [`MONGODB_${role}_PASSWORD`, undefined],
          ]),
        ),
      },
      ...(own.length > 0
        ? [
            {
              name: custom,
              // As upstream, it outlives the database.
              isOwned: false,
              keys: Object.fromEntries(
                own.map(({ name, passwordSecretRef: reference }) => [
                  reference ? reference.key ?? 'password' : name,
                  undefined,
                ]),
              ),
            },
          ]
        : []),
    ];
  },
  hasServed: ({ replsets = {} }) =>
    Object.values(replsets as Record<string, { initialized?: boolean }>).some(
      ({ initialized }) => initialized,
    ),
  statusOf: (cluster, { counts, state, hasServed }) => {
    const { metadata } = cluster;
    const { image, replsets, backup } = specOf(cluster);
    return {
      size: counts.reduce((total, { size }) => total + size, 0),
      ready: counts.reduce((total, { ready }) => total + ready, 0),
      host: `${metadata.name}-${replsets[0].name}.${metadata.namespace}.svc.cluster.local`,
      mongoImage: image,
      mongoVersion: tagOf(image),
      ...(backup?.enabled && {
        backupImage: backup.image,
        backupVersion: tagOf(backup.image),
      }),
      replsets: Object.fromEntries(
        replsets.map(({ name }, index) => [
          name,
          { ...counts[index], status: state, initialized: hasServed },
        ]),
      ),
    };
  },
  backupStates: ['waiting', 'requested', 'running', 'ready'],
  restoreStates: ['waiting', 'requested', 'running', 'ready'],
  failed: 'error',
  storageOf: (cluster, { spec }) =>
    specOf(cluster).backup?.storages?.[String(spec.storageName)],
  backupResult: ({ cluster, backup, time }) => {
    const { pitr, storages = {} } = specOf(cluster).backup!;
    const storage = String(backup.spec.storageName);
    const { bucket, prefix } = storages[storage].s3 ?? {};
    return {
      type: backup.spec.type ?? 'logical',
      storageName: storage,
      destination: `s3://${[bucket, prefix, time].filter(Boolean).join('/')}`,
      pbmName: time,
      replsetNames: specOf(cluster).replsets.map(({ name }) => name),
      completed: time,
      lastWriteAt: time,
      ...(pitr?.enabled && { latestRestorableTime: time }),
    };
  },
};

/**
 * The stand-in for Percona's operator for MongoDB.
 *
 * @internal
 */
export const perconaMongoDb = perconaStandIn(mongoDbOperator);
