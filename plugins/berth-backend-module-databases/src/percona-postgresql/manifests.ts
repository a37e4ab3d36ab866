import {
  multiplyResources,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  claimLabels,
  type ManifestContext,
} from '@berth/backstage-plugin-berth-node';
import { proxiesFor } from '../percona/mysql';
import { splitDestination } from '../percona/store';
import { claimSpec } from '../pgo/claimSpec';
import { dataSourceOf } from '../pgo/dataSource';
import { pgo } from '../pgo/labels';
import { restoreOptions } from '../pgo/restoreOptions';
import { BACKREST, POOLER, resources, SIDECAR } from '../pgo/size';
import { podAntiAffinity, zoneSpread } from '../shared/affinity';
import { newObject } from '../shared/change';
import { sizeOf } from '../shared/size';
import { OFFERING_ID } from './id';
import type { PostgreSqlInput } from './input';
import { pg, REPO } from './system';
import { BACKREST_IMAGE, imageOf, POOLER_IMAGE } from './versions';

/** The name of the set of instances that Berth makes. */
const INSTANCE_SET = 'db';

/**
 * The PerconaPGCluster that an input asks for, with PgBouncers before it. The
 * operator has grown out of Crunchy's, so that its pods carry labels and its
 * containers take names of that. The version of the API (`crVersion`) is left
 * to the operator, which fills in its own.
 *
 * @internal
 */
export function manifests(
  input: PostgreSqlInput,
  context: ManifestContext,
): KubernetesObject[] {
  const { name } = context;
  const { restoreFrom } = input;
  const { instances, sharedBuffers } = sizeOf(input);
  const kubernetesId = { 'backstage.io/kubernetes-id': name };
  return [
    newObject(
      pg.cluster,
      {
        name,
        labels: kubernetesId,
        ...(!input.keepDisks && {
          finalizers: ['percona.com/delete-pvc', 'percona.com/delete-ssl'],
        }),
      },
      {
        postgresVersion: Number(input.version),
        image: imageOf(input.version),
        imagePullPolicy: 'IfNotPresent',
        metadata: {
          labels: { ...claimLabels(OFFERING_ID, context), ...kubernetesId },
        },
        users: [{ name: input.owner, databases: [input.database] }],
        patroni: {
          dynamicConfiguration: {
            postgresql: {
              parameters: {
                max_connections: input.maxConnections,
                shared_buffers: sharedBuffers,
              },
            },
          },
        },
        instances: [instanceSet(input, name)],
        proxy: {
          pgBouncer: {
            replicas: proxiesFor(instances),
            image: POOLER_IMAGE,
            resources: resources(POOLER),
            containers: { pgbouncerConfig: { resources: resources(SIDECAR) } },
          },
        },
        backups: backupsOf(input),
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

function instanceSet(input: PostgreSqlInput, name: string) {
  const { instances, cpu, memory, storage } = sizeOf(input);
  const labels = {
    [pgo.clusterLabel]: name,
    [pgo.instanceSetLabel]: INSTANCE_SET,
  };
  const affinity = podAntiAffinity(input, labels);
  return {
    name: INSTANCE_SET,
    replicas: instances,
    // Without it none may be taken away while a node is drained.
    ...(instances > 1 && { minAvailable: instances - 1 }),
    dataVolumeClaimSpec: claimSpec(storage, input.storageClass),
    resources: resources({ cpu, memory }),
    containers: { replicaCertCopy: { resources: resources(SIDECAR) } },
    ...(affinity && { affinity }),
    ...(input.topologySpread && {
      topologySpreadConstraints: [zoneSpread(labels)],
    }),
  };
}

/**
 * The disk that backups go to; undefined where they go to a bucket.
 *
 * @internal
 */
export function repoStorage(input: PostgreSqlInput): string | undefined {
  const { destination, storage } = input.backups;
  return destination
    ? undefined
    : storage ??
        multiplyResources({ storage: sizeOf(input).storage }, 2).storage;
}

function backupsOf(input: PostgreSqlInput) {
  const { destination, secret, schedule, keep } = input.backups;
  const { folder } = splitDestination(destination ?? '');
  return {
    pgbackrest: {
      image: BACKREST_IMAGE,
      global: {
        [`${REPO}-retention-full`]: String(keep),
        [`${REPO}-retention-full-type`]: 'count',
        ...(destination && {
          [`${REPO}-path`]: `/${folder || 'pgbackrest'}`,
        }),
      },
      ...(secret && { configuration: [{ secret: { name: secret } }] }),
      repos: [{ name: REPO, schedules: { full: schedule }, ...repoOf(input) }],
      repoHost: { resources: resources(BACKREST) },
      jobs: { resources: resources(BACKREST) },
      containers: {
        pgbackrest: { resources: resources(SIDECAR) },
        pgbackrestConfig: { resources: resources(SIDECAR) },
      },
    },
  };
}

function repoOf(input: PostgreSqlInput) {
  const { destination = '', endpoint = '', region } = input.backups;
  const storage = repoStorage(input);
  return storage
    ? { volume: { volumeClaimSpec: claimSpec(storage, input.storageClass) } }
    : {
        s3: {
          bucket: splitDestination(destination).bucket,
          // pgBackRest takes a host, and speaks HTTPS to it.
          endpoint: endpoint.replace(/^https?:\/\//, '').replace(/\/$/, ''),
          region,
        },
      };
}
