import { parse } from 'yaml';
import type { KubernetesObject } from '../../kubernetes/types';
import { conditions } from '../StatusController';
import type {
  ReleaseProgress,
  ReleaseSource,
} from '../vcluster/releaseController';

interface VCluster extends KubernetesObject {
  spec: {
    helmRelease?: {
      chart?: { version?: string };
      values?: string;
      valuesObject?: Record<string, unknown>;
    };
  };
}

/**
 * VClusters of Cluster API, as its provider for vCluster keeps them up.
 *
 * @internal
 */
export const vclusters: ReleaseSource = {
  manager: 'cluster-api-provider-vcluster',
  kind: {
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1alpha1',
    kind: 'VCluster',
  },
  finalizer: 'infrastructure.cluster.x-k8s.io/vcluster',
  releaseOf: ({ metadata, ...object }) => {
    const { helmRelease = {} } = (object as VCluster).spec ?? {};
    return {
      name: metadata.name!,
      namespace: metadata.namespace!,
      version: helmRelease.chart?.version ?? '0.36.1',
      values:
        helmRelease.valuesObject ??
        ((parse(helmRelease.values ?? '') ?? {}) as Record<string, unknown>),
    };
  },
  heals: () => false,
  status,
};

function status(
  object: KubernetesObject,
  _release: unknown,
  { step, asleep, problem }: ReleaseProgress,
): object {
  const deployed = step !== 'pending';
  const ready = step === 'installed' && !asleep && !problem;
  const reason = ready ? 'Ready' : 'WaitingForControlPlane';
  const state = (isTrue: boolean) => (isTrue ? 'True' : 'False');
  return {
    phase: deployed ? 'Deployed' : 'Pending',
    ready,
    initialized: ready,
    observedGeneration: object.metadata.generation,
    ...(problem && { message: problem }),
    conditions: conditions(object, [
      {
        type: 'HelmChartDeployed',
        status: state(deployed),
        reason: 'Deployed',
      },
      { type: 'ControlPlaneInitialized', status: state(ready), reason },
      { type: 'KubeconfigReady', status: state(ready), reason },
      { type: 'Ready', status: state(ready), reason },
    ]),
  };
}
