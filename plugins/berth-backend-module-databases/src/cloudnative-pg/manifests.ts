import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  claimLabels,
  type ManifestContext,
} from '@berth/backstage-plugin-berth-node';
import { zoneSpread } from '../shared/affinity';
import { newObject } from '../shared/change';
import { sizeOf } from '../shared/size';
import { archiver, backupsName, objectStore, scheduledBackup } from './backup';
import { OFFERING_ID } from './id';
import { imageOf } from './image';
import type { CloudNativePgInput } from './input';
import { CLUSTER, cnpg } from './kind';
import { pooler } from './pooler';
import { recovery } from './recovery';

/**
 * The Cluster that an input asks for, after what it refers to and before what
 * refers to it.
 *
 * @internal
 */
export function manifests(
  input: CloudNativePgInput,
  context: ManifestContext,
): KubernetesObject[] {
  const { backups } = input;
  const { name } = context;
  const store =
    backups.objectStore ??
    (backups.destination ? backupsName(name) : undefined);
  return [
    ...(backups.destination ? [objectStore(name, backups)] : []),
    cluster(input, context, store),
    ...(store ? [scheduledBackup(name, backups.schedule)] : []),
    ...(input.pooler === 'off'
      ? []
      : [pooler({ claim: name, target: 'rw', mode: input.pooler })]),
  ];
}

function cluster(
  input: CloudNativePgInput,
  context: ManifestContext,
  store: string | undefined,
): KubernetesObject {
  const { instances, cpu, memory, storage, sharedBuffers } = sizeOf(input);
  return newObject(
    CLUSTER,
    { name: context.name, labels: kubernetesId(context) },
    {
      instances,
      imageName: imageOf(input.version),
      // A change rolls out by itself; waiting for a person is for those who
      // are there to act.
      primaryUpdateStrategy: 'unsupervised',
      enableSuperuserAccess: false,
      enablePDB: input.disruptionBudget,
      ...bootstrapOf(input),
      postgresql: {
        parameters: {
          max_connections: String(input.maxConnections),
          shared_buffers: sharedBuffers,
        },
        ...(input.synchronousReplicas > 0 && {
          synchronous: { method: 'any', number: input.synchronousReplicas },
        }),
      },
      // Memory is limited to what is requested, so that a database is never
      // the pod that a node under pressure evicts first.
      resources: { requests: { cpu, memory }, limits: { memory } },
      ...(store && { plugins: [archiver(store)] }),
      storage: {
        size: storage,
        ...(input.storageClass && { storageClass: input.storageClass }),
      },
      affinity: affinityOf(input),
      ...(input.topologySpread && {
        topologySpreadConstraints: [
          zoneSpread({ [cnpg.clusterLabel]: context.name }),
        ],
      }),
      inheritedMetadata: {
        labels: {
          ...claimLabels(OFFERING_ID, context),
          ...kubernetesId(context),
        },
      },
    },
  );
}

function bootstrapOf(input: CloudNativePgInput) {
  const { database, owner, restoreFrom } = input;
  return restoreFrom.database
    ? recovery({
        cluster: restoreFrom.database,
        store: restoreFrom.objectStore ?? backupsName(restoreFrom.database),
        targetTime: restoreFrom.targetTime,
        database,
        owner,
      })
    : { bootstrap: { initdb: { database, owner, dataChecksums: true } } };
}

/** By this label Backstage's Kubernetes tab finds what belongs to an entity. */
function kubernetesId({ name }: ManifestContext): Record<string, string> {
  return { 'backstage.io/kubernetes-id': name };
}

function affinityOf({ antiAffinity, topologyKey }: CloudNativePgInput) {
  return antiAffinity === 'off'
    ? { enablePodAntiAffinity: false }
    : {
        enablePodAntiAffinity: true,
        podAntiAffinityType: antiAffinity,
        topologyKey,
      };
}
