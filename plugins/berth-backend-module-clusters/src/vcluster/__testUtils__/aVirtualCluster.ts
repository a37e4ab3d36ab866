import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type {
  ClaimObjects,
  ManifestContext,
} from '@berth/backstage-plugin-berth-node';
import type { Form } from '../delivery';
import { kubeconfigNames } from '../kubeconfigs';
import { virtualCluster } from '../offering';

export const context: ManifestContext = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'dev',
};

/** What a test changes of {@link aVirtualCluster}. */
export interface VirtualClusterChanges {
  form?: Form;
  input?: object;
  /** Of the primary object: fields that replace its own. */
  primary?: Record<string, unknown>;
  status?: Record<string, unknown>;
  /** Of its workload; `undefined` removes it. */
  workload?: WorkloadChanges | undefined;
  secrets?: string[];
  vclusterStatus?: Record<string, unknown>;
}

interface WorkloadChanges {
  kind?: string;
  replicas?: number;
  ready?: number;
  annotations?: Record<string, string>;
  observedGeneration?: number;
}

/** How each form says that all is well. */
const healthy: Record<Form, Record<string, unknown>> = {
  argocd: {
    sync: { status: 'Synced', revision: '0.36.1' },
    health: { status: 'Healthy' },
    operationState: { phase: 'Succeeded' },
  },
  flux: {
    observedGeneration: 2,
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'InstallSucceeded',
        observedGeneration: 2,
      },
    ],
  },
  'cluster-api': {
    phase: 'Provisioned',
    observedGeneration: 2,
    initialization: { controlPlaneInitialized: true },
    conditions: [{ type: 'Available', status: 'True', observedGeneration: 2 }],
  },
  platform: { phase: 'Ready' },
};

/** A virtual cluster that is well, with the changes. */
export function aVirtualCluster(
  changes: VirtualClusterChanges = {},
): ClaimObjects {
  const { form = 'argocd', input, status = healthy[form] } = changes;
  const objects = virtualCluster.manifests(
    virtualCluster.parseInput({ ...input, delivery: form }),
    context,
  );
  const written = objects.find(object =>
    virtualCluster.primaries.some(
      ({ group, kind }) =>
        object.apiVersion.startsWith(`${group}/`) && object.kind === kind,
    ),
  )!;
  const vcluster = objects.find(({ kind }) => kind === 'VCluster');
  const primary: KubernetesObject = {
    ...written,
    metadata: { ...written.metadata, generation: 2, uid: 'u-1' },
    ...changes.primary,
    status,
  };
  const names = Object.values(kubeconfigNames('dev'));
  return {
    primary,
    children: [
      ...('workload' in changes && !changes.workload
        ? []
        : [workload(changes.workload ?? {})]),
      ...(vcluster
        ? [
            {
              ...vcluster,
              status: changes.vclusterStatus ?? {
                phase: 'Deployed',
                ready: true,
              },
            },
          ]
        : []),
    ],
    secrets: (changes.secrets ?? names).map(name => ({
      namespace: 'payments-dev',
      name,
    })),
  };
}

/** The workload as the chart makes it. */
export function workload(changes: WorkloadChanges = {}): KubernetesObject {
  const { replicas = 1, ready = replicas, annotations, kind } = changes;
  return {
    apiVersion: 'apps/v1',
    kind: kind ?? 'StatefulSet',
    metadata: {
      name: 'dev',
      namespace: 'payments-dev',
      generation: 3,
      labels: { app: 'vcluster', release: 'dev', heritage: 'Helm' },
      annotations,
    },
    spec: { replicas },
    status: {
      observedGeneration: changes.observedGeneration ?? 3,
      replicas,
      readyReplicas: ready,
    },
  };
}
