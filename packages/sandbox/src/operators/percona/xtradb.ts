import { diskOf, podsOf, tagOf } from './pods';
import { perconaStandIn } from './standIn';
import type {
  PerconaCluster,
  PerconaOperator,
  PodSpec,
  SetCount,
  VolumeSpec,
} from './types';

const port = 3306;

interface XtraDbSpec {
  secretsName?: string;
  unsafeFlags?: { pxcSize?: boolean; proxySize?: boolean };
  users?: Array<{
    name: string;
    passwordSecretRef?: { name: string; key?: string };
  }>;
  pxc: PodSpec & { volumeSpec: VolumeSpec };
  haproxy?: PodSpec & { enabled?: boolean; sidecarResources?: object };
  backup?: {
    image: string;
    storages?: Record<string, { s3?: { bucket?: string } }>;
    pitr?: { enabled?: boolean; resources?: object };
  };
}

function specOf({ spec }: PerconaCluster): XtraDbSpec {
  return spec as unknown as XtraDbSpec;
}

function hasProxies(
  spec: XtraDbSpec,
): spec is XtraDbSpec & { haproxy: PodSpec & { sidecarResources?: object } } {
  return spec.haproxy?.enabled === true;
}

const systemUsers = [
  'root',
  'xtrabackup',
  'monitor',
  'proxyadmin',
  'operator',
  'replication',
];

/**
 * Percona's operator for MySQL based on XtraDB Cluster.
 *
 * @internal
 */
export const xtraDbOperator: PerconaOperator = {
  name: 'percona-xtradb',
  title: 'the Percona Operator for MySQL based on XtraDB Cluster',
  group: 'pxc.percona.com',
  version: 'v1',
  kinds: {
    cluster: 'PerconaXtraDBCluster',
    backup: 'PerconaXtraDBClusterBackup',
    restore: 'PerconaXtraDBClusterRestore',
  },
  clusterField: 'pxcCluster',
  managedBy: 'percona-xtradb-cluster-operator',
  finalizers: {
    others: ['percona.com/delete-pxc-pods-in-order'],
    disks: 'percona.com/delete-pxc-pvc',
  },
  faultOf: cluster => {
    const spec = specOf(cluster);
    const { unsafeFlags, pxc } = spec;
    if (cluster.spec.pause) {
      return undefined;
    }
    if (!unsafeFlags?.pxcSize && (pxc.size < 3 || pxc.size % 2 === 0)) {
      return 'PXC size must be an odd number of at least 3. Set spec.unsafeFlags.pxcSize to true to disable this check';
    }
    return hasProxies(spec) && spec.haproxy.size < 2 && !unsafeFlags?.proxySize
      ? 'HAProxy size must be at least 2. Set spec.unsafeFlags.proxySize to true to disable this check'
      : undefined;
  },
  saysGeneration: true,
  reportFault: text => ({ message: [text] }),
  sets: cluster => {
    const spec = specOf(cluster);
    const { pxc } = spec;
    const { name } = cluster.metadata;
    return [
      {
        name: `${name}-pxc`,
        replicas: pxc.size,
        labels: { 'app.kubernetes.io/component': 'pxc' },
        ...podsOf(pxc),
        containers: [
          { name: 'pxc', image: pxc.image, resources: pxc.resources, port },
        ],
        disk: diskOf('datadir', pxc.volumeSpec),
      },
      ...(hasProxies(spec)
        ? [
            {
              name: `${name}-haproxy`,
              replicas: spec.haproxy.size,
              labels: { 'app.kubernetes.io/component': 'haproxy' },
              ...podsOf(spec.haproxy),
              containers: [
                {
                  name: 'haproxy',
                  image: spec.haproxy.image,
                  resources: spec.haproxy.resources,
                  port,
                },
                {
                  name: 'pxc-monit',
                  image: spec.haproxy.image,
                  resources: spec.haproxy.sidecarResources,
                },
              ],
            },
          ]
        : []),
    ];
  },
  deployments: cluster => {
    const { backup } = specOf(cluster);
    return backup?.pitr?.enabled
      ? [
          {
            name: `${cluster.metadata.name}-pitr`,
            replicas: 1,
            labels: { 'app.kubernetes.io/component': 'pitr' },
            containers: [
              {
                name: 'pitr',
                image: backup.image,
                resources: backup.pitr.resources,
              },
            ],
          },
        ]
      : [];
  },
  services: cluster => {
    const { name } = cluster.metadata;
    const to = (suffix: string, component: string) => ({
      name: `${name}-${suffix}`,
      selector: {
        'app.kubernetes.io/instance': name!,
        'app.kubernetes.io/component': component,
      },
      port,
    });
    return [
      to('pxc', 'pxc'),
      to('pxc-unready', 'pxc'),
      ...(hasProxies(specOf(cluster))
        ? [to('haproxy', 'haproxy'), to('haproxy-replicas', 'haproxy')]
        : []),
    ];
  },
  secrets: cluster => {
    const { secretsName, users = [] } = specOf(cluster);
    const { name } = cluster.metadata;
    const custom = `${name}-custom-user-secret`;
    const own = users.filter(
      ({ passwordSecretRef: reference }) =>
        !reference || reference.name === custom,
    );
    return [
      {
        name: secretsName ?? `${name}-secrets`,
        isOwned: true,
        keys: Object.fromEntries(systemUsers.map(user => [user, undefined])),
      },
      ...(own.length > 0
        ? [
            {
              name: custom,
              // As upstream, it outlives the database.
              isOwned: false,
              keys: Object.fromEntries(
                own.map(({ name: user, passwordSecretRef: reference }) => [
                  reference ? reference.key ?? 'password' : user,
                  undefined,
                ]),
              ),
            },
          ]
        : []),
    ];
  },
  hasServed: ({ conditions = [] }) =>
    (conditions as Array<{ type: string }>).some(
      ({ type }) => type === 'ready',
    ),
  statusOf: (cluster, { counts, state, hasServed }) => {
    const spec = specOf(cluster);
    const { metadata } = cluster;
    const [nodes, proxies] = counts;
    const part = (count: SetCount, image: string) => ({
      ...count,
      status: count.ready === count.size ? 'ready' : state,
      image,
      version: tagOf(image),
    });
    return {
      size: counts.reduce((total, { size }) => total + size, 0),
      ready: counts.reduce((total, { ready }) => total + ready, 0),
      host: `${metadata.name}-${proxies ? 'haproxy' : 'pxc'}.${
        metadata.namespace
      }`,
      pxc: part(nodes, spec.pxc.image),
      ...(proxies &&
        hasProxies(spec) && { haproxy: part(proxies, spec.haproxy.image) }),
      conditions: [
        { type: 'initializing', status: 'True' },
        ...(hasServed ? [{ type: 'ready', status: 'True' }] : []),
      ],
    };
  },
  backupStates: ['Starting', 'Running', 'Succeeded'],
  restoreStates: [
    'Starting',
    'Stopping Cluster',
    'Restoring',
    'Starting Cluster',
    'Succeeded',
  ],
  failed: 'Failed',
  storageOf: (cluster, { spec }) =>
    specOf(cluster).backup?.storages?.[String(spec.storageName)],
  backupResult: ({ cluster, backup, time }) => {
    const { pitr, storages = {} } = specOf(cluster).backup!;
    const storage = String(backup.spec.storageName);
    return {
      storageName: storage,
      storage_type: 's3',
      destination: `s3://${storages[storage].s3?.bucket}/${cluster.metadata.name}-${time}-full`,
      completed: time,
      ...(pitr?.enabled && { latestRestorableTime: time }),
    };
  },
};

/**
 * The stand-in for Percona's operator for MySQL based on XtraDB Cluster.
 *
 * @internal
 */
export const perconaXtraDb = perconaStandIn(xtraDbOperator);
