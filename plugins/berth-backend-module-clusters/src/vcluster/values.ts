import {
  claimLabels,
  type ManifestContext,
} from '@berth/backstage-plugin-berth-node';
import { OFFERING_ID } from './id';
import type { VirtualClusterInput } from './input';
import { kubeconfigNames } from './kubeconfigs';
import { nodePoolOf, workloadValues } from './isolation';
import { policyValues } from './policies';
import { etcdResources, resourcesOf, sizeOf } from './size';

/** Nobody in particular, and not root. */
const USER = 12345;

/** What the "restricted" Pod Security level asks for. */
const containerSecurityContext = {
  runAsUser: USER,
  runAsGroup: USER,
  runAsNonRoot: true,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};
const podSecurityContext = {
  fsGroup: USER,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};
const security = { podSecurityContext, containerSecurityContext };

/**
 * The values of vCluster's chart for an input. Every field is one of the
 * chart's schema, which refuses what it does not know.
 *
 * @internal
 */
export function chartValues(
  input: VirtualClusterInput,
  context: ManifestContext,
): Record<string, unknown> {
  return {
    controlPlane: controlPlaneValues(input, context),
    sync: syncValues(input),
    policies: policyValues(input),
    exportKubeConfig: exportValues(input, context),
    ...(input.sleepAfter && {
      sleep: { auto: { afterInactivity: input.sleepAfter } },
    }),
  };
}

/**
 * The address that a kubeconfig names.
 *
 * @internal
 */
export function serverOf(
  input: Pick<VirtualClusterInput, 'externalUrl'>,
  { name, namespace }: Pick<ManifestContext, 'name' | 'namespace'>,
): string {
  return input.externalUrl ?? `https://${name}.${namespace}.svc:443`;
}

function controlPlaneValues(
  input: VirtualClusterInput,
  context: ManifestContext,
) {
  const { replicas, etcdMembers, storage } = sizeOf(input);
  const labels = claimLabels(OFFERING_ID, context);
  const pool = nodePoolOf(input);
  const scheduling = pool && {
    nodeSelector: pool.labels,
    tolerations: [pool.toleration],
  };
  const volumeClaim = {
    size: storage,
    // Whoever gives a cluster back, gives its data back.
    retentionPolicy: 'Delete',
    ...(input.storageClass && { storageClass: input.storageClass }),
  };
  return {
    distro: {
      k8s: {
        enabled: true,
        version: input.kubernetesVersion,
        securityContext: containerSecurityContext,
      },
    },
    backingStore:
      etcdMembers > 0
        ? {
            etcd: {
              deploy: {
                enabled: true,
                statefulSet: {
                  labels,
                  resources: etcdResources,
                  highAvailability: { replicas: etcdMembers },
                  security,
                  persistence: { volumeClaim },
                  ...(scheduling && { scheduling }),
                },
              },
            },
          }
        : { database: { embedded: { enabled: true } } },
    coredns: {
      security: {
        podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      },
    },
    statefulSet: {
      labels,
      pods: { labels: { 'backstage.io/kubernetes-id': context.name } },
      resources: resourcesOf(input.plan),
      highAvailability: { replicas },
      security,
      persistence: {
        volumeClaim:
          etcdMembers > 0 || !input.persistence
            ? { enabled: false }
            : { enabled: true, ...volumeClaim },
      },
      ...(scheduling && { scheduling }),
    },
    ...(input.externalUrl && {
      proxy: { extraSANs: [new URL(input.externalUrl).hostname] },
    }),
  };
}

function syncValues(input: VirtualClusterInput) {
  const { pods, nodes } = workloadValues(input);
  return {
    toHost: {
      ...(pods && { pods }),
      ingresses: { enabled: input.syncIngresses },
    },
    fromHost: {
      ...(nodes && { nodes }),
      ingressClasses: { enabled: input.syncIngresses },
      storageClasses: { enabled: input.syncStorageClasses },
      ...(input.gpus > 0 && { runtimeClasses: { enabled: true } }),
    },
  };
}

/**
 * Beside the administrator's kubeconfig, which vCluster always writes, one for
 * those who change what runs inside and one for those who look.
 */
function exportValues(input: VirtualClusterInput, context: ManifestContext) {
  const server = serverOf(input, context);
  return {
    context: context.name,
    server,
    additionalSecrets: (['edit', 'view'] as const).map(role => ({
      name: kubeconfigNames(context.name)[role],
      context: context.name,
      server,
      serviceAccount: {
        name: `berth-${role}`,
        namespace: 'kube-system',
        clusterRole: role,
      },
    })),
  };
}
