import type { KubernetesObject, ObjectMeta } from '../../kubernetes/types';
import { ownedBy } from '../StatusController';

/**
 * A container of a simulated system. It says what the "restricted" Pod
 * Security level asks for.
 *
 * @internal
 */
export interface SimulatedContainer {
  name: string;
  image: string;
  resources?: object;
  port?: number;
  env?: object[];
}

/**
 * The disk of each pod of a StatefulSet.
 *
 * @internal
 */
export interface SimulatedDisk {
  name: string;
  size: string;
  storageClass?: string;
}

interface Workload {
  owner: KubernetesObject;
  name: string;
  replicas: number;
  labels: Record<string, string>;
  annotations?: Record<string, string>;
  podLabels?: Record<string, string>;
  podAnnotations?: Record<string, string>;
  containers: SimulatedContainer[];
  /** Such as affinity and topologySpreadConstraints. */
  scheduling?: object;
}

/**
 * A StatefulSet that an operator makes, with a disk for each pod that goes
 * when the StatefulSet does.
 *
 * @internal
 */
export function statefulSet(
  options: Workload & { disk?: SimulatedDisk },
): KubernetesObject {
  const { disk } = options;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadataOf(options),
    spec: {
      ...podsOf(options),
      serviceName: options.name,
      persistentVolumeClaimRetentionPolicy: {
        whenDeleted: 'Delete',
        whenScaled: 'Retain',
      },
      ...(disk && { volumeClaimTemplates: [claimTemplate(disk)] }),
    },
  };
}

/**
 * A Deployment that an operator makes.
 *
 * @internal
 */
export function deployment(options: Workload): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(options),
    spec: podsOf(options),
  };
}

/**
 * A Service that an operator makes.
 *
 * @internal
 */
export function service(options: {
  owner: KubernetesObject;
  name: string;
  labels: Record<string, string>;
  selector: Record<string, string>;
  port: number;
}): KubernetesObject {
  const { selector, port } = options;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(options),
    spec: { selector, ports: [{ port, targetPort: port, protocol: 'TCP' }] },
  };
}

/**
 * The claims of the pods of a StatefulSet with a larger size: the StatefulSet's
 * own template cannot be changed.
 *
 * @internal
 */
export function largerClaims(options: {
  namespace: string | undefined;
  set: string;
  replicas: number;
  disk: SimulatedDisk;
}): KubernetesObject[] {
  const { namespace, set, replicas, disk } = options;
  return Array.from({ length: replicas }, (_, index) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: `${disk.name}-${set}-${index}`, namespace },
    spec: { resources: { requests: { storage: disk.size } } },
  }));
}

/**
 * How a StatefulSet is, as far as its operator looks at it.
 *
 * @internal
 */
export interface SetState extends KubernetesObject {
  spec: {
    replicas?: number;
    volumeClaimTemplates?: Array<{
      spec: { resources: { requests: { storage: string } } };
    }>;
  };
  status?: {
    observedGeneration?: number;
    replicas?: number;
    readyReplicas?: number;
    updatedReplicas?: number;
  };
}

/**
 * Whether all pods of a StatefulSet are ready, and of its newest template.
 *
 * @internal
 */
export function isSettled(set: SetState | undefined, wanted: number): boolean {
  const { observedGeneration = 0, ...status } = set?.status ?? {};
  return (
    set !== undefined &&
    observedGeneration >= (set.metadata.generation ?? 0) &&
    set.spec.replicas === wanted &&
    (status.replicas ?? 0) === wanted &&
    (status.readyReplicas ?? 0) === wanted &&
    (wanted === 0 || (status.updatedReplicas ?? 0) === wanted)
  );
}

function metadataOf(options: {
  owner: KubernetesObject;
  name: string;
  labels: Record<string, string>;
  annotations?: Record<string, string>;
}): ObjectMeta {
  const { owner, name, labels, annotations } = options;
  return {
    name,
    namespace: owner.metadata.namespace,
    labels,
    ...(annotations && { annotations }),
    ownerReferences: ownedBy(owner),
  };
}

function podsOf(options: Workload) {
  const { replicas, labels, podLabels, podAnnotations, scheduling } = options;
  return {
    replicas,
    selector: { matchLabels: labels },
    template: {
      metadata: {
        labels: { ...labels, ...podLabels },
        ...(podAnnotations && { annotations: podAnnotations }),
      },
      spec: {
        ...scheduling,
        automountServiceAccountToken: false,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: 26,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        containers: options.containers.map(containerOf),
      },
    },
  };
}

function containerOf({
  name,
  image,
  resources = {},
  port,
  env,
}: SimulatedContainer) {
  return {
    name,
    image,
    resources,
    ...(port && { ports: [{ containerPort: port }] }),
    ...(env && { env }),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    },
  };
}

function claimTemplate({ name, size, storageClass }: SimulatedDisk) {
  return {
    metadata: { name },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(storageClass && { storageClassName: storageClass }),
      resources: { requests: { storage: size } },
    },
  };
}
