import { base64, formatKubeconfig } from '../../kubernetes/kubeconfig';
import type { KubernetesObject } from '../../kubernetes/types';
import type { StandIn } from '../StandIn';
import { ownedBy, StatusController, type NextStep } from '../StatusController';

interface TenantControlPlane extends KubernetesObject {
  spec: {
    dataStore?: string;
    controlPlane: { deployment?: { replicas?: number } };
    kubernetes: { version: string };
    networkProfile?: { port?: number; address?: string };
    writePermissions?: Record<string, boolean>;
  };
  status?: {
    kubernetesResources?: { version?: { status?: string; version?: string } };
  };
}

const kind = {
  apiVersion: 'kamaji.clastix.io/v1alpha1',
  kind: 'TenantControlPlane',
};

/**
 * What Kamaji does next with a TenantControlPlane. No API server runs for it:
 * its kubeconfig names an address at which nobody answers.
 *
 * @internal
 */
export function nextOfControlPlane(plane: TenantControlPlane): NextStep {
  const { spec, metadata } = plane;
  const replicas = spec.controlPlane.deployment?.replicas ?? 2;
  const before = plane.status?.kubernetesResources?.version;
  const report = (
    status: string,
    version: string | undefined,
    ready: number,
  ) => ({
    observedGeneration: metadata.generation,
    kubernetesResources: {
      version: { status, ...(version && { version }) },
      deployment: {
        name: metadata.name,
        namespace: metadata.namespace,
        selector: `kamaji.clastix.io/name=${metadata.name}`,
        replicas,
        readyReplicas: ready,
        availableReplicas: ready,
        updatedReplicas: ready,
      },
    },
  });
  if (!before?.status) {
    return { status: report('Provisioning', undefined, 0) };
  }
  if (replicas === 0) {
    return { status: report('Sleeping', before.version, 0) };
  }
  const version = spec.kubernetes.version;
  if (
    before.version &&
    before.version !== version &&
    before.status === 'Ready'
  ) {
    return { status: report('Upgrading', before.version, replicas) };
  }
  const limited = Object.values(spec.writePermissions ?? {}).some(Boolean);
  const { address, port = 6443 } = spec.networkProfile ?? {};
  const endpoint = `${address || '10.100.1.1'}:${port}`;
  const secretName = `${metadata.name}-admin-kubeconfig`;
  return {
    objects: [kubeconfig(plane, secretName, endpoint)],
    status: {
      ...report(limited ? 'WriteLimited' : 'Ready', version, replicas),
      controlPlaneEndpoint: endpoint,
      kubeconfig: { admin: { secretName } },
      storage: { dataStoreName: spec.dataStore || 'default', driver: 'etcd' },
    },
  };
}

function kubeconfig(
  plane: TenantControlPlane,
  name: string,
  endpoint: string,
): KubernetesObject {
  const text = (host: string) =>
    base64(
      formatKubeconfig({
        name: plane.metadata.name!,
        connection: {
          url: `https://${host}`,
          ca: 'simulated',
          token: 'simulated',
        },
      }),
    );
  const inside = `${plane.metadata.name}.${plane.metadata.namespace}.svc:6443`;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name,
      namespace: plane.metadata.namespace,
      labels: { 'kamaji.clastix.io/name': plane.metadata.name! },
      ownerReferences: ownedBy({ ...plane, ...kind }),
    },
    data: {
      'admin.conf': text(endpoint),
      'admin.svc': text(inside),
      'super-admin.conf': text(endpoint),
      'super-admin.svc': text(inside),
    },
  };
}

/**
 * The stand-in for Kamaji.
 *
 * @internal
 */
export const kamaji: StandIn = {
  name: 'kamaji',
  groups: { 'kamaji.clastix.io': 'Kamaji' },
  manifest: 'kamaji.yaml',
  controller: options =>
    StatusController.create<TenantControlPlane>({
      standIn: options,
      name: 'kamaji',
      kind,
      next: nextOfControlPlane,
    }),
};
