import type { KubernetesObject } from '../../kubernetes/types';
import {
  deployment,
  largerClaims,
  service,
  statefulSet,
  type SetState,
} from '../workloads/workloads';
import type { PostgresCluster } from './types';

const prefix = 'postgres-operator.crunchydata.com';
const image = 'registry.developers.crunchydata.com/crunchydata/simulated';

/**
 * The labels of everything that belongs to a PostgresCluster.
 *
 * @internal
 */
export function clusterLabels({
  metadata,
}: PostgresCluster): Record<string, string> {
  return { [`${prefix}/cluster`]: metadata.name! };
}

/**
 * The name of what runs a set of instances. Upstream has a StatefulSet for each
 * instance; here one holds all of them.
 *
 * @internal
 */
export function setName({ metadata }: PostgresCluster, set: string): string {
  return `${metadata.name}-${set || '00'}`;
}

/**
 * What PGO makes of a PostgresCluster, but for its Secrets.
 *
 * @internal
 */
export function objectsOf(
  cluster: PostgresCluster,
  sets: SetState[],
): KubernetesObject[] {
  const { spec } = cluster;
  const labels = clusterLabels(cluster);
  const port = spec.port ?? 5432;
  const to = (suffix: string, role: string) =>
    service({
      owner: cluster,
      name: `${cluster.metadata.name}-${suffix}`,
      labels,
      selector: { ...labels, [`${prefix}/role`]: role },
      port,
    });
  return [
    to('primary', 'master'),
    to('replicas', 'replica'),
    ...spec.instances.flatMap(set => instanceSet(cluster, set, sets)),
    ...repoHost(cluster),
    ...(spec.proxy?.pgBouncer ? [to('pgbouncer', 'pgbouncer')] : []),
    ...(spec.proxy?.pgBouncer ? [pooler(cluster)] : []),
  ];
}

function instanceSet(
  cluster: PostgresCluster,
  set: PostgresCluster['spec']['instances'][number],
  sets: SetState[],
): KubernetesObject[] {
  const { metadata, spec } = cluster;
  const name = setName(cluster, set.name);
  const existing = sets.find(one => one.metadata.name === name);
  const [template] = existing?.spec.volumeClaimTemplates ?? [];
  const made = template?.spec.resources.requests.storage;
  const claim = set.dataVolumeClaimSpec;
  const disk = {
    name: 'pgdata',
    size: claim.resources.requests.storage,
    storageClass: claim.storageClassName,
  };
  const replicas = set.replicas ?? 1;
  const sidecars = spec.backups?.pgbackrest?.sidecars;
  return [
    statefulSet({
      owner: cluster,
      name,
      replicas: spec.shutdown ? 0 : replicas,
      labels: {
        ...clusterLabels(cluster),
        [`${prefix}/instance-set`]: set.name,
      },
      podLabels: spec.metadata?.labels,
      podAnnotations: {
        ...spec.metadata?.annotations,
        'sandbox.berth.dev/version': `${spec.postgresVersion}`,
      },
      containers: [
        { name: 'database', image, resources: set.resources, port: 5432 },
        {
          name: 'replication-cert-copy',
          image,
          resources: set.sidecars?.replicaCertCopy?.resources,
        },
        {
          name: 'pgbackrest',
          image,
          resources: sidecars?.pgbackrest?.resources,
        },
        {
          name: 'pgbackrest-config',
          image,
          resources: sidecars?.pgbackrestConfig?.resources,
        },
      ],
      scheduling: {
        affinity: set.affinity,
        topologySpreadConstraints: set.topologySpreadConstraints,
      },
      disk: { ...disk, size: made ?? disk.size },
    }),
    ...(made && made !== disk.size && !spec.shutdown
      ? largerClaims({
          namespace: metadata.namespace,
          set: name,
          replicas,
          disk,
        })
      : []),
  ];
}

function repoHost(cluster: PostgresCluster): KubernetesObject[] {
  const { pgbackrest } = cluster.spec.backups ?? {};
  if (!pgbackrest) {
    return [];
  }
  const claim = pgbackrest.repos.find(({ volume }) => volume)?.volume
    ?.volumeClaimSpec;
  return [
    statefulSet({
      owner: cluster,
      name: `${cluster.metadata.name}-repo-host`,
      replicas: cluster.spec.shutdown ? 0 : 1,
      labels: {
        ...clusterLabels(cluster),
        [`${prefix}/data`]: 'pgbackrest',
      },
      containers: [
        {
          name: 'pgbackrest',
          image,
          resources: pgbackrest.repoHost?.resources,
        },
        {
          name: 'pgbackrest-config',
          image,
          resources: pgbackrest.sidecars?.pgbackrestConfig?.resources,
        },
      ],
      ...(claim && {
        disk: {
          name: 'repo1',
          size: claim.resources.requests.storage,
          storageClass: claim.storageClassName,
        },
      }),
    }),
  ];
}

function pooler(cluster: PostgresCluster): KubernetesObject {
  const { pgBouncer } = cluster.spec.proxy ?? {};
  return deployment({
    owner: cluster,
    name: `${cluster.metadata.name}-pgbouncer`,
    replicas: cluster.spec.shutdown ? 0 : pgBouncer?.replicas ?? 1,
    labels: { ...clusterLabels(cluster), [`${prefix}/role`]: 'pgbouncer' },
    containers: [
      {
        name: 'pgbouncer',
        image,
        resources: pgBouncer?.resources,
        port: 5432,
      },
    ],
  });
}
