import { formatKubeconfig, base64 } from '../../kubernetes/kubeconfig';
import type { KubernetesObject } from '../../kubernetes/types';
import { conditions, ownedBy, type NextStep } from '../StatusController';

/** The fields of a Cluster that the stand-in goes by. */
export interface Cluster extends KubernetesObject {
  spec: {
    paused?: boolean;
    topology?: {
      version: string;
      controlPlane?: { replicas?: number };
      workers?: { machineDeployments?: Array<{ replicas?: number }> };
    };
    controlPlaneRef?: { apiGroup: string; kind: string; name: string };
    infrastructureRef?: { apiGroup: string; kind: string; name: string };
    controlPlaneEndpoint?: { host?: string; port?: number };
  };
  status?: {
    phase?: string;
    initialization?: { controlPlaneInitialized?: boolean };
  };
}

/** The state of the object that a Cluster refers to. */
export interface InfrastructureState {
  ready: boolean;
  message?: string;
}

/**
 * What Cluster API does next with a Cluster: from Pending over Provisioning to
 * Provisioned, and to Available when its control plane and machines are.
 *
 * @internal
 */
export function nextOfCluster(
  cluster: Cluster,
  infrastructure: InfrastructureState | undefined,
): NextStep {
  const { status = {}, spec } = cluster;
  if (!status.phase) {
    return { status: { phase: 'Pending' } };
  }
  if (spec.paused) {
    return {
      status: {
        conditions: conditions(
          cluster,
          [{ type: 'Paused', status: 'True', reason: 'Paused' }],
          { observedGeneration: true },
        ),
      },
    };
  }
  const provisioned = infrastructure
    ? infrastructure.ready
    : status.phase !== 'Pending';
  const initialized =
    provisioned && (infrastructure?.ready ?? status.phase === 'Provisioned');
  return {
    objects: initialized && !infrastructure ? [kubeconfig(cluster)] : [],
    status: statusOf(cluster, { provisioned, initialized, infrastructure }),
  };
}

function statusOf(
  cluster: Cluster,
  state: {
    provisioned: boolean;
    initialized: boolean;
    infrastructure: InfrastructureState | undefined;
  },
): object {
  const { provisioned, initialized, infrastructure } = state;
  const topology = cluster.spec.topology;
  const workers = (topology?.workers?.machineDeployments ?? []).reduce(
    (sum, { replicas = 1 }) => sum + replicas,
    0,
  );
  const controlPlane = topology?.controlPlane?.replicas ?? 1;
  const is = (type: string, isTrue: boolean, message = '') => ({
    type,
    status: isTrue ? ('True' as const) : ('False' as const),
    reason: isTrue ? type : `Not${type}`,
    message,
  });
  const waiting =
    infrastructure?.message ??
    'Waiting for the control plane to be initialized';
  return {
    phase: provisioned ? 'Provisioned' : 'Provisioning',
    observedGeneration: cluster.metadata.generation,
    initialization: {
      infrastructureProvisioned: provisioned,
      controlPlaneInitialized: initialized,
    },
    ...(topology && {
      controlPlane: counted(controlPlane, initialized),
      workers: counted(workers, initialized),
    }),
    conditions: conditions(
      cluster,
      [
        is('Available', initialized, initialized ? '' : waiting),
        is('InfrastructureReady', provisioned),
        is('ControlPlaneInitialized', initialized),
        is('ControlPlaneAvailable', initialized),
        is('WorkersAvailable', initialized),
        is('RemoteConnectionProbe', initialized),
        ...(topology ? [is('TopologyReconciled', true)] : []),
        { type: 'Paused', status: 'False', reason: 'NotPaused' },
      ],
      { observedGeneration: true },
    ),
  };
}

function counted(replicas: number, ready: boolean) {
  const count = ready ? replicas : 0;
  return {
    desiredReplicas: replicas,
    replicas: count,
    readyReplicas: count,
    availableReplicas: count,
    upToDateReplicas: count,
  };
}

/** Of a cluster that is not there: nothing answers at its address. */
function kubeconfig(cluster: Cluster): KubernetesObject {
  const { name, namespace } = cluster.metadata;
  const { host, port } = cluster.spec.controlPlaneEndpoint ?? {};
  const text = formatKubeconfig({
    name: name!,
    connection: {
      url: `https://${host ?? `${name}.simulated.invalid`}:${port ?? 6443}`,
      ca: 'simulated',
      token: 'simulated',
    },
  });
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'cluster.x-k8s.io/secret',
    metadata: {
      name: `${name}-kubeconfig`,
      namespace,
      labels: { 'cluster.x-k8s.io/cluster-name': name! },
      ownerReferences: ownedBy({
        ...cluster,
        apiVersion: 'cluster.x-k8s.io/v1beta2',
        kind: 'Cluster',
      }),
    },
    data: { value: base64(text) },
  };
}
