import type { KubernetesObject } from '../../kubernetes/types';
import { childMetadata, databaseLabels, imageOf } from './childMetadata';
import { clusterLabel, serialOf } from './instances';
import type { Cluster, Pod } from './types';

/**
 * The Pod of one instance.
 *
 * @internal
 */
export function instancePod(
  cluster: Cluster,
  instance: string,
  role: 'primary' | 'replica',
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
      annotations: { 'cnpg.io/nodeSerial': `${serialOf(instance)}` },
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
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
      volumes,
    } as Pod['spec'],
  };
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
