import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  claimLabels,
  type ManifestContext,
} from '@berth/backstage-plugin-berth-node';
import { claimSpec } from '../pgo/claimSpec';
import { dataSourceOf } from '../pgo/dataSource';
import { pgo } from '../pgo/labels';
import { restoreOptions } from '../pgo/restoreOptions';
import { POOLER, POOLERS, resources, SIDECAR } from '../pgo/size';
import { podAntiAffinity, zoneSpread } from '../shared/affinity';
import { newObject } from '../shared/change';
import { sizeOf } from '../shared/size';
import { backupsOf } from './backups';
import { OFFERING_ID } from './id';
import type { CrunchyInput } from './input';
import { INSTANCE_SET, POSTGRES_CLUSTER, REPO } from './kind';

/**
 * The PostgresCluster that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: CrunchyInput,
  context: ManifestContext,
): KubernetesObject[] {
  const { name } = context;
  const kubernetesId = { 'backstage.io/kubernetes-id': name };
  const { storage } = sizeOf(input);
  const { restoreFrom } = input;
  return [
    newObject(
      POSTGRES_CLUSTER,
      { name, labels: kubernetesId },
      {
        postgresVersion: Number(input.version),
        metadata: {
          labels: { ...claimLabels(OFFERING_ID, context), ...kubernetesId },
        },
        users: [{ name: input.owner, databases: [input.database] }],
        patroni: { dynamicConfiguration: configuration(input) },
        instances: [instanceSet(input, name)],
        ...(input.pooler && { proxy: { pgBouncer: poolerOf() } }),
        backups: backupsOf(input, { name, instanceStorage: storage }),
        ...(restoreFrom.database && {
          dataSource: dataSourceOf({
            cluster: restoreFrom.database,
            repo: REPO,
            options: restoreOptions(restoreFrom.targetTime),
          }),
        }),
      },
    ),
  ];
}

/**
 * PgBouncers before the primary.
 *
 * @internal
 */
export function poolerOf(replicas: number = POOLERS) {
  return {
    replicas,
    resources: resources(POOLER),
    sidecars: { pgbouncerConfig: { resources: resources(SIDECAR) } },
  };
}

function instanceSet(input: CrunchyInput, name: string) {
  const { instances, cpu, memory, storage } = sizeOf(input);
  const labels = {
    [pgo.clusterLabel]: name,
    [pgo.instanceSetLabel]: INSTANCE_SET,
  };
  const affinity = podAntiAffinity(input, labels);
  return {
    name: INSTANCE_SET,
    replicas: instances,
    dataVolumeClaimSpec: claimSpec(storage, input.storageClass),
    resources: resources({ cpu, memory }),
    sidecars: { replicaCertCopy: { resources: resources(SIDECAR) } },
    ...(affinity && { affinity }),
    ...(input.topologySpread && {
      topologySpreadConstraints: [zoneSpread(labels)],
    }),
  };
}

function configuration(input: CrunchyInput) {
  const { synchronousReplicas, maxConnections } = input;
  return {
    ...(synchronousReplicas > 0 && {
      synchronous_mode: true,
      synchronous_node_count: synchronousReplicas,
    }),
    postgresql: {
      parameters: {
        max_connections: maxConnections,
        shared_buffers: sizeOf(input).sharedBuffers,
      },
    },
  };
}
