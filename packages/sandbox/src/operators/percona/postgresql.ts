import type { KubernetesObject } from '../../kubernetes/types';
import type { SimulatedDisk } from '../workloads/workloads';
import {
  conditions,
  StatusController,
  type NextStep,
} from '../StatusController';
import { perconaStandIn } from './standIn';
import type { PerconaCluster, PerconaOperator, PodSpec } from './types';

const port = 5432;
const apiVersion = 'pgv2.percona.com/v2';
const prefix = 'postgres-operator.crunchydata.com';

interface ClaimSpec {
  storageClassName?: string;
  resources: { requests: { storage: string } };
}

interface Resources {
  resources?: object;
}

interface PostgreSqlSpec {
  postgresVersion: number;
  image: string;
  metadata?: { labels?: Record<string, string> };
  users?: Array<{ name: string; databases?: string[] }>;
  dataSource?: {
    postgresCluster?: { clusterName?: string; repoName: string };
  };
  instances: Array<
    Pick<PodSpec, 'resources' | 'topologySpreadConstraints'> & {
      name: string;
      replicas?: number;
      affinity?: object;
      metadata?: { annotations?: Record<string, string> };
      containers?: { replicaCertCopy?: Resources };
      dataVolumeClaimSpec: ClaimSpec;
    }
  >;
  proxy?: {
    pgBouncer?: Resources & {
      replicas?: number;
      image: string;
      containers?: { pgbouncerConfig?: Resources };
    };
  };
  backups: {
    pgbackrest: {
      image: string;
      repos: Array<{ name: string; volume?: { volumeClaimSpec: ClaimSpec } }>;
      repoHost?: Resources;
      containers?: { pgbackrest?: Resources; pgbackrestConfig?: Resources };
    };
  };
}

interface PgUpgrade extends KubernetesObject {
  spec: {
    postgresClusterName: string;
    toPostgresVersion: number;
    toPostgresImage: string;
  };
  status?: { conditions?: Array<{ type: string; status: string }> };
}

function specOf({ spec }: PerconaCluster): PostgreSqlSpec {
  return spec as unknown as PostgreSqlSpec;
}

function usersOf(cluster: PerconaCluster) {
  const name = cluster.metadata.name!;
  return specOf(cluster).users ?? [{ name, databases: [name] }];
}

function disk(name: string, claim: ClaimSpec): SimulatedDisk {
  return {
    name,
    size: claim.resources.requests.storage,
    storageClass: claim.storageClassName,
  };
}

/**
 * Percona's operator for PostgreSQL.
 *
 * @internal
 */
export const postgreSqlOperator: PerconaOperator = {
  name: 'percona-postgresql',
  title: 'the Percona Operator for PostgreSQL',
  group: 'pgv2.percona.com',
  version: 'v2',
  kinds: {
    cluster: 'PerconaPGCluster',
    backup: 'PerconaPGBackup',
    restore: 'PerconaPGRestore',
  },
  clusterField: 'pgCluster',
  managedBy: 'percona-postgresql-operator',
  finalizers: {
    others: ['percona.com/delete-ssl'],
    disks: 'percona.com/delete-pvc',
  },
  // What it does not take its definition refuses already.
  faultOf: () => undefined,
  saysGeneration: true,
  reportFault: () => ({}),
  sourceOf: cluster => {
    const { postgresCluster } = specOf(cluster).dataSource ?? {};
    return (
      postgresCluster && {
        name: postgresCluster.clusterName ?? cluster.metadata.name!,
        storage: { repoName: postgresCluster.repoName },
      }
    );
  },
  sets: cluster => {
    const { image, instances, proxy, backups, metadata } = specOf(cluster);
    const { name } = cluster.metadata;
    const { pgbackrest } = backups;
    const [repo] = pgbackrest.repos;
    const pgBouncer = proxy?.pgBouncer;
    const podLabels = metadata?.labels;
    const labelled = (key: string, value: string): Record<string, string> => ({
      [`${prefix}/cluster`]: name!,
      [`${prefix}/${key}`]: value,
    });
    const sidecars = [
      {
        name: 'pgbackrest',
        image: pgbackrest.image,
        ...pgbackrest.containers?.pgbackrest,
      },
      {
        name: 'pgbackrest-config',
        image: pgbackrest.image,
        ...pgbackrest.containers?.pgbackrestConfig,
      },
    ];
    return [
      // Upstream has a StatefulSet for each instance; here one holds all.
      ...instances.map(set => ({
        name: `${name}-${set.name}`,
        replicas: set.replicas ?? 1,
        labels: labelled('instance-set', set.name),
        podLabels,
        podAnnotations: set.metadata?.annotations,
        containers: [
          { name: 'database', image, resources: set.resources, port },
          {
            name: 'replication-cert-copy',
            image,
            ...set.containers?.replicaCertCopy,
          },
          ...sidecars,
        ],
        scheduling: {
          affinity: set.affinity,
          topologySpreadConstraints: set.topologySpreadConstraints,
        },
        disk: disk('pgdata', set.dataVolumeClaimSpec),
      })),
      {
        name: `${name}-repo-host`,
        replicas: 1,
        labels: labelled('data', 'pgbackrest'),
        podLabels,
        containers: [
          {
            name: 'pgbackrest',
            image: pgbackrest.image,
            ...pgbackrest.repoHost,
          },
          sidecars[1],
        ],
        disk: repo.volume && disk('repo1', repo.volume.volumeClaimSpec),
      },
      // Upstream has a Deployment, whose pods count for the state all the same.
      ...(pgBouncer
        ? [
            {
              name: `${name}-pgbouncer`,
              replicas: pgBouncer.replicas ?? 1,
              labels: labelled('role', 'pgbouncer'),
              podLabels,
              containers: [
                {
                  name: 'pgbouncer',
                  image: pgBouncer.image,
                  resources: pgBouncer.resources,
                  port,
                },
                {
                  name: 'pgbouncer-config',
                  image: pgBouncer.image,
                  ...pgBouncer.containers?.pgbouncerConfig,
                },
              ],
            },
          ]
        : []),
    ];
  },
  services: cluster => {
    const { name } = cluster.metadata;
    const to = (suffix: string, role: string) => ({
      name: `${name}-${suffix}`,
      selector: { [`${prefix}/cluster`]: name!, [`${prefix}/role`]: role },
      port,
    });
    return [
      to('primary', 'master'),
      to('replicas', 'replica'),
      ...(specOf(cluster).proxy?.pgBouncer
        ? [to('pgbouncer', 'pgbouncer')]
        : []),
    ];
  },
  secrets: cluster => {
    const { name, namespace } = cluster.metadata;
    return usersOf(cluster).map(user => {
      const secret = `${name}-pguser-${user.name}`;
      const [database] = user.databases ?? [];
      const way = (role: string, before: string, password: string) => {
        const host = `${name}-${role}.${namespace}.svc`;
        return {
          [`${before}host`]: host,
          [`${before}port`]: `${port}`,
          ...(database && {
            [`${before}uri`]: `postgresql://${user.name}:${encodeURIComponent(
              password,
            )}@${host}:${port}/${database}`,
            [`${before}jdbc-uri`]: `jdbc:postgresql://${host}:${port}/${database}?${new URLSearchParams(
              { password, user: user.name },
            )}`,
          }),
        };
      };
      return {
        name: secret,
        isOwned: true,
        keys: { password: undefined, verifier: 'SCRAM-SHA-256$simulated' },
        mirror: {
          secret,
          key: 'password',
          texts: password => ({
            user: user.name,
            ...(database && { dbname: database }),
            ...way('primary', '', password),
            ...(specOf(cluster).proxy?.pgBouncer &&
              way('pgbouncer', 'pgbouncer-', password)),
          }),
        },
      };
    });
  },
  hasServed: ({ patroni }) =>
    (patroni as { status?: { systemIdentifier?: string } } | undefined)?.status
      ?.systemIdentifier !== undefined,
  statusOf: (cluster, { counts, hasServed }) => {
    const { postgresVersion, instances, proxy } = specOf(cluster);
    const { name, namespace } = cluster.metadata;
    const sum = (key: 'size' | 'ready') =>
      counts
        .slice(0, instances.length)
        .reduce((total, count) => total + count[key], 0);
    return {
      host: `${name}-${
        proxy?.pgBouncer ? 'pgbouncer' : 'primary'
      }.${namespace}.svc`,
      postgres: {
        size: sum('size'),
        ready: sum('ready'),
        version: postgresVersion,
      },
      pgbouncer: proxy?.pgBouncer
        ? counts[instances.length + 1]
        : { size: 0, ready: 0 },
      patroni: {
        ...(hasServed && {
          status: { systemIdentifier: '7400000000000000000' },
        }),
      },
    };
  },
  further: standIn =>
    StatusController.create<PgUpgrade>({
      standIn,
      name: 'percona-postgresql-operator-upgrade',
      kind: { apiVersion, kind: 'PerconaPGUpgrade' },
      follows: {
        kind: { apiVersion, kind: 'PerconaPGCluster' },
        nameOf: ({ spec }) => spec.postgresClusterName,
      },
      next: nextOfUpgrade,
    }),
  backupStates: ['Starting', 'Running', 'Succeeded'],
  restoreStates: ['Starting', 'Running', 'Succeeded'],
  failed: 'Failed',
  storageOf: (cluster, { spec }) =>
    specOf(cluster).backups.pgbackrest.repos.find(
      ({ name }) => name === spec.repoName,
    ),
  backupResult: ({ backup, time }) => ({
    backupType: 'full',
    backupName: `${time.replace(/\D/g, '').replace(/^(\d{8})/, '$1-')}F`,
    destination: `/pgbackrest/${backup.spec.repoName}`,
    completed: time,
    latestRestorableTime: time.replace('T', ' ').replace('Z', '.000000+0000'),
  }),
};

/**
 * What the operator does next with an upgrade: it tells that it is at work, and
 * then that the cluster is of the new version.
 *
 * @internal
 */
export function nextOfUpgrade(
  upgrade: PgUpgrade,
  _related: KubernetesObject[],
  cluster: KubernetesObject | undefined,
): NextStep | undefined {
  const { toPostgresVersion, toPostgresImage } = upgrade.spec;
  const { conditions: before = [] } = upgrade.status ?? {};
  if (!cluster || before.some(({ type }) => type === 'Succeeded')) {
    return undefined;
  }
  const isGoing = before.length > 0;
  const { name, namespace } = cluster.metadata;
  return {
    ...(isGoing && {
      objects: [
        {
          apiVersion,
          kind: 'PerconaPGCluster',
          metadata: { name, namespace },
          spec: { postgresVersion: toPostgresVersion, image: toPostgresImage },
        } as KubernetesObject,
      ],
    }),
    status: {
      conditions: conditions(upgrade, [
        {
          type: 'Progressing',
          status: isGoing ? 'False' : 'True',
          reason: isGoing ? 'PGUpgradeCompleted' : 'PGUpgradeProgressing',
        },
        ...(isGoing
          ? [
              {
                type: 'Succeeded',
                status: 'True' as const,
                reason: 'PGUpgradeSucceeded',
              },
            ]
          : []),
      ]),
    },
  };
}

/**
 * The stand-in for Percona's operator for PostgreSQL.
 *
 * @internal
 */
export const perconaPostgreSql = perconaStandIn(postgreSqlOperator);
