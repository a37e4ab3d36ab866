import type { KubernetesObject } from '../../kubernetes/types';
import { childMetadata, databaseLabels, imageOf } from './childMetadata';
import { clusterLabel, serialOf } from './instances';
import { restartedAt } from './phases';
import type { Cluster, Pod } from './types';

const restricted = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

/**
 * The Pod of one instance.
 *
 * @param store - the ObjectStore whose plugin has its sidecar in it
 * @internal
 */
export function instancePod(
  cluster: Cluster,
  instance: string,
  role: 'primary' | 'replica',
  store?: KubernetesObject,
): Pod {
  const { affinity = {}, walStorage } = cluster.spec;
  const volumes = [
    { name: 'pgdata', persistentVolumeClaim: { claimName: instance } },
    ...(walStorage
      ? [
          {
            name: 'pg-wal',
            persistentVolumeClaim: { claimName: `${instance}-wal` },
          },
        ]
      : []),
  ];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: childMetadata(cluster, instance, {
      labels: {
        ...databaseLabels(cluster),
        'cnpg.io/instanceName': instance,
        'cnpg.io/podRole': 'instance',
        ...roleLabels(role),
      },
      annotations: {
        'cnpg.io/nodeSerial': `${serialOf(instance)}`,
        ...restartAnnotation(cluster),
      },
    }),
    spec: {
      hostname: instance,
      serviceAccountName: cluster.metadata.name,
      terminationGracePeriodSeconds: 30,
      automountServiceAccountToken: false,
      affinity: podAffinity(cluster),
      nodeSelector: affinity.nodeSelector,
      tolerations: affinity.tolerations,
      topologySpreadConstraints: cluster.spec.topologySpreadConstraints,
      priorityClassName: cluster.spec.priorityClassName,
      schedulerName: cluster.spec.schedulerName,
      // What the "restricted" Pod Security level asks for.
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 26,
        runAsGroup: 26,
        fsGroup: 26,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      ...(store && { initContainers: [archiver(store)] }),
      containers: [
        {
          name: 'postgres',
          image: imageOf(cluster),
          resources: cluster.spec.resources,
          ports: [
            { name: 'postgresql', containerPort: 5432 },
            { name: 'metrics', containerPort: 9187 },
            { name: 'status', containerPort: 8000 },
          ],
          volumeMounts: volumes.map(({ name }) => ({
            name,
            mountPath: `/var/lib/postgresql/${name}`,
          })),
          securityContext: restricted,
        },
      ],
      volumes,
    } as object as Pod['spec'],
  };
}

// The Barman Cloud plugin runs beside PostgreSQL, with the resources that the
// ObjectStore says.
function archiver({ spec }: KubernetesObject): object {
  const { instanceSidecarConfiguration: sidecar } = spec as {
    instanceSidecarConfiguration?: { resources?: object };
  };
  return {
    name: 'plugin-barman-cloud',
    image: 'ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar',
    restartPolicy: 'Always',
    resources: sidecar?.resources ?? {},
    securityContext: restricted,
  };
}

/**
 * Whether a Pod is of an earlier image, or from before a restart.
 *
 * @internal
 */
export function isOutdated(cluster: Cluster, pod: Pod): boolean {
  const asked = cluster.metadata.annotations?.[restartedAt];
  return (
    imageOfPod(pod) !== imageOf(cluster) ||
    (asked !== undefined && pod.metadata.annotations?.[restartedAt] !== asked)
  );
}

/**
 * The image that a Pod runs.
 *
 * @internal
 */
export function imageOfPod(pod: Pod): string | undefined {
  return pod.spec?.containers?.[0]?.image;
}

function restartAnnotation(cluster: Cluster): Record<string, string> {
  const asked = cluster.metadata.annotations?.[restartedAt];
  return asked === undefined ? {} : { [restartedAt]: asked };
}

/**
 * The account that the Pods run as.
 *
 * @internal
 */
export function serviceAccount(cluster: Cluster): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: childMetadata(cluster, cluster.metadata.name!, {}),
  };
}

/**
 * The labels by which Services find the primary and the replicas.
 *
 * @internal
 */
export function roleLabels(role: 'primary' | 'replica') {
  return { 'cnpg.io/instanceRole': role, role };
}

function podAffinity(cluster: Cluster): object | undefined {
  const { affinity = {} } = cluster.spec;
  const { enablePodAntiAffinity = true, podAntiAffinityType } = affinity;
  const term = {
    topologyKey: affinity.topologyKey ?? 'kubernetes.io/hostname',
    labelSelector: {
      matchLabels: {
        [clusterLabel]: cluster.metadata.name!,
        'cnpg.io/podRole': 'instance',
      },
    },
  };
  const podAntiAffinity =
    podAntiAffinityType === 'required'
      ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
      : {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 100, podAffinityTerm: term },
          ],
        };
  return {
    ...(affinity.nodeAffinity && { nodeAffinity: affinity.nodeAffinity }),
    ...(enablePodAntiAffinity && { podAntiAffinity }),
  };
}
