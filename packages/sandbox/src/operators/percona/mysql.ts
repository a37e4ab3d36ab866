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

interface MySqlSpec {
  secretsName?: string;
  unsafeFlags?: { mysqlSize?: boolean };
  mysql: PodSpec & {
    volumeSpec: VolumeSpec;
    exposePrimary?: { enabled?: boolean };
  };
  proxy?: {
    haproxy?: PodSpec & {
      enabled?: boolean;
      sidecarResources?: Record<string, object>;
    };
  };
  backup?: {
    enabled?: boolean;
    image: string;
    resources?: object;
    storages?: Record<string, { s3?: { bucket?: string; prefix?: string } }>;
    pitr?: {
      enabled?: boolean;
      binlogServer?: { image: string; resources?: object };
    };
  };
}

function specOf({ spec }: PerconaCluster): MySqlSpec {
  return spec as unknown as MySqlSpec;
}

function proxiesOf({ proxy }: MySqlSpec) {
  return proxy?.haproxy?.enabled ? proxy.haproxy : undefined;
}

const systemUsers = [
  'root',
  'xtrabackup',
  'monitor',
  'operator',
  'replication',
  'orchestrator',
  'heartbeat',
];

/**
 * Percona's operator for MySQL with group replication.
 *
 * @internal
 */
export const mySqlOperator: PerconaOperator = {
  name: 'percona-mysql',
  title: 'the Percona Operator for MySQL',
  group: 'ps.percona.com',
  version: 'v1',
  kinds: {
    cluster: 'PerconaServerMySQL',
    backup: 'PerconaServerMySQLBackup',
    restore: 'PerconaServerMySQLRestore',
  },
  clusterField: 'clusterName',
  managedBy: 'percona-server-mysql-operator',
  finalizers: {
    others: ['percona.com/delete-mysql-pods-in-order'],
    disks: 'percona.com/delete-mysql-pvc',
  },
  faultOf: cluster => {
    const { mysql, unsafeFlags } = specOf(cluster);
    return unsafeFlags?.mysqlSize || (mysql.size >= 3 && mysql.size % 2 === 1)
      ? undefined
      : 'MySQL size must be odd and at least 3. Set spec.unsafeFlags.mysqlSize to true to disable this check';
  },
  // Nor does it say a message: a condition has it.
  saysGeneration: false,
  reportFault: (message, { conditions = [] }) => ({
    conditions: [
      ...(conditions as Array<{ type: string }>).filter(
        ({ type }) => type !== 'error',
      ),
      { type: 'error', status: 'True', message },
    ],
  }),
  sets: cluster => {
    const spec = specOf(cluster);
    const { mysql, backup } = spec;
    const { name } = cluster.metadata;
    const proxies = proxiesOf(spec);
    return [
      {
        name: `${name}-mysql`,
        replicas: mysql.size,
        labels: { 'app.kubernetes.io/component': 'database' },
        ...podsOf(mysql),
        containers: [
          {
            name: 'mysql',
            image: mysql.image,
            resources: mysql.resources,
            port,
          },
          ...(backup?.enabled
            ? [
                {
                  name: 'xtrabackup',
                  image: backup.image,
                  resources: backup.resources,
                },
              ]
            : []),
        ],
        disk: diskOf('datadir', mysql.volumeSpec),
      },
      ...(proxies
        ? [
            {
              name: `${name}-haproxy`,
              replicas: proxies.size,
              labels: { 'app.kubernetes.io/component': 'proxy' },
              ...podsOf(proxies),
              containers: [
                {
                  name: 'haproxy',
                  image: proxies.image,
                  resources: proxies.resources,
                  port,
                },
                {
                  name: 'mysql-monit',
                  image: proxies.image,
                  resources: proxies.sidecarResources?.['mysql-monit'],
                },
              ],
            },
          ]
        : []),
      ...(backup?.pitr?.enabled && backup.pitr.binlogServer
        ? [
            {
              name: `${name}-binlog-server`,
              replicas: 1,
              labels: { 'app.kubernetes.io/component': 'binlog-server' },
              containers: [
                {
                  name: 'binlog-server',
                  image: backup.pitr.binlogServer.image,
                  resources: backup.pitr.binlogServer.resources,
                },
              ],
            },
          ]
        : []),
    ];
  },
  services: cluster => {
    const spec = specOf(cluster);
    const { name } = cluster.metadata;
    const to = (suffix: string, component: string, ports?: number[]) => ({
      name: `${name}-${suffix}`,
      selector: {
        'app.kubernetes.io/instance': name!,
        'app.kubernetes.io/component': component,
      },
      port,
      ...(ports && { further: ports }),
    });
    return [
      to('mysql', 'database'),
      to('mysql-unready', 'database'),
      to('mysql-proxy', 'database'),
      ...(spec.mysql.exposePrimary?.enabled
        ? [to('mysql-primary', 'database')]
        : []),
      ...(proxiesOf(spec) ? [to('haproxy', 'proxy', [3307])] : []),
    ];
  },
  secrets: cluster => {
    const spec = specOf(cluster);
    const { name, namespace } = cluster.metadata;
    const secret = spec.secretsName ?? `${name}-secrets`;
    const domain = `${namespace}.svc.cluster.local`;
    const way = (host: string, prefix: string, password: string) => ({
      [`${prefix}host`]: host,
      [`${prefix}port`]: `${port}`,
      [`${prefix}uri`]: `mysql://root:${encodeURIComponent(
        password,
      )}@${host}:${port}`,
    });
    return [
      {
        name: secret,
        isOwned: true,
        keys: Object.fromEntries(systemUsers.map(user => [user, undefined])),
      },
      {
        name: `${name}-psuser-root`,
        // As upstream, it outlives the database.
        isOwned: false,
        keys: { user: 'root' },
        mirror: {
          secret,
          key: 'root',
          texts: password => ({
            password,
            ...way(`${name}-mysql-primary.${domain}`, '', password),
            ...(proxiesOf(spec) &&
              way(`${name}-haproxy.${domain}`, 'proxy-', password)),
          }),
        },
      },
    ];
  },
  hasServed: ({ conditions = [] }) =>
    (conditions as Array<{ type: string; status: string }>).some(
      ({ type, status }) =>
        type === 'InnoDBClusterBootstrapped' && status === 'True',
    ),
  statusOf: (cluster, { counts, state, hasServed }) => {
    const spec = specOf(cluster);
    const { metadata } = cluster;
    const proxies = proxiesOf(spec);
    const part = (count: SetCount, image: string) => ({
      ...count,
      state: count.ready === count.size ? 'ready' : state,
      version: tagOf(image),
    });
    return {
      host: `${metadata.name}-${proxies ? 'haproxy' : 'mysql'}.${
        metadata.namespace
      }`,
      mysql: part(counts[0], spec.mysql.image),
      ...(proxies && { haproxy: part(counts[1], proxies.image) }),
      conditions: [
        { type: 'ready', status: state === 'ready' ? 'True' : 'False' },
        ...(hasServed
          ? [{ type: 'InnoDBClusterBootstrapped', status: 'True' }]
          : []),
      ],
    };
  },
  backupStates: ['Starting', 'Running', 'Succeeded'],
  restoreStates: ['Starting', 'Running', 'Succeeded'],
  failed: 'Failed',
  storageOf: (cluster, { spec }) =>
    specOf(cluster).backup?.storages?.[String(spec.storageName)],
  backupResult: ({ cluster, backup, time }) => {
    const storage =
      specOf(cluster).backup?.storages?.[String(backup.spec.storageName)];
    const { bucket, prefix } = storage?.s3 ?? {};
    return {
      type: 'full',
      destination: `s3://${[bucket, prefix, `${cluster.metadata.name}-${time}`]
        .filter(Boolean)
        .join('/')}`,
      completed: time,
    };
  },
};

/**
 * The stand-in for Percona's operator for MySQL with group replication.
 *
 * @internal
 */
export const perconaMySql = perconaStandIn(mySqlOperator);
