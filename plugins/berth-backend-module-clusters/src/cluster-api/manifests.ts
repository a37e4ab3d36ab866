import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  ResourceList,
} from '@berth/backstage-plugin-berth-node';
import type { ClusterApiInput } from './input';
import { CLUSTER } from './kind';
import { MACHINES, planDefaults } from './plans';

/** What its machines for workloads are called in the topology. */
const POOL = 'workers';

/**
 * The Cluster that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: ClusterApiInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  const { controlPlanes, workers } = sizeOf(input);
  return [
    {
      apiVersion: `${CLUSTER.group}/${CLUSTER.version}`,
      kind: CLUSTER.kind,
      metadata: { name, labels: { 'backstage.io/kubernetes-id': name } },
      spec: {
        clusterNetwork: {
          pods: { cidrBlocks: [input.podCidr] },
          services: { cidrBlocks: [input.serviceCidr] },
        },
        topology: {
          classRef: {
            name: input.clusterClass,
            ...(input.classNamespace && { namespace: input.classNamespace }),
          },
          version: input.kubernetesVersion,
          controlPlane: { replicas: controlPlanes },
          workers: {
            machineDeployments: [
              { class: input.workerClass, name: POOL, replicas: workers },
            ],
          },
        },
      },
    },
  ];
}

/**
 * What it takes of a quota: machines. They are not on the host cluster, so
 * that nothing of its CPU and memory is used.
 *
 * @internal
 */
export function usage(input: ClusterApiInput): ResourceList {
  const { controlPlanes, workers } = sizeOf(input);
  return {
    'count/clusters.cluster.x-k8s.io': '1',
    [MACHINES]: String(controlPlanes + workers),
  };
}

function sizeOf(input: ClusterApiInput) {
  const defaults = planDefaults[input.plan];
  return {
    controlPlanes: input.controlPlanes ?? defaults.controlPlane,
    workers: input.workers ?? defaults.workers,
  };
}
