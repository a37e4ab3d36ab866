import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  claimLabels,
  type ManifestContext,
} from '@berth/backstage-plugin-berth-node';
import { OFFERING_ID } from './id';
import type { CloudNativePgInput } from './input';
import { CLUSTER, cnpg } from './kind';
import { sizeOf } from './size';

/**
 * The Cluster that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: CloudNativePgInput,
  context: ManifestContext,
): KubernetesObject[] {
  const { instances, cpu, memory, storage, sharedBuffers } = sizeOf(input);
  return [
    {
      apiVersion: `${CLUSTER.group}/${CLUSTER.version}`,
      kind: CLUSTER.kind,
      metadata: { name: context.name, labels: kubernetesId(context) },
      spec: {
        instances,
        imageName: imageOf(input.version),
        // A change rolls out by itself; waiting for a person is for those who
        // are there to act.
        primaryUpdateStrategy: 'unsupervised',
        enableSuperuserAccess: false,
        bootstrap: {
          initdb: {
            database: input.database,
            owner: input.owner,
            dataChecksums: true,
          },
        },
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
        storage: {
          size: storage,
          ...(input.storageClass && { storageClass: input.storageClass }),
        },
        affinity: affinityOf(input),
        ...(input.topologySpread && {
          topologySpreadConstraints: [zoneSpread(context.name)],
        }),
        inheritedMetadata: {
          labels: {
            ...claimLabels(OFFERING_ID, context),
            ...kubernetesId(context),
          },
        },
      },
    },
  ];
}

/** The newest build of a major version that the CloudNativePG project keeps. */
function imageOf(version: string): string {
  return `ghcr.io/cloudnative-pg/postgresql:${version}-standard-trixie`;
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

function zoneSpread(name: string) {
  return {
    maxSkew: 1,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { [cnpg.clusterLabel]: name } },
  };
}
