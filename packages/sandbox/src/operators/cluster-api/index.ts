import {
  referenceTo,
  type KubernetesClient,
} from '../../kubernetes/KubernetesClient';
import { isNotFound } from '../../kubernetes/KubernetesError';
import type { KubernetesObject } from '../../kubernetes/types';
import type { StandIn } from '../StandIn';
import { ownedBy, StatusController } from '../StatusController';
import { together } from '../together';
import { kubeconfigSecret } from '../vcluster/names';
import { releaseController } from '../vcluster/releaseController';
import { nextOfCluster, type Cluster } from './clusters';
import { vclusters } from './vclusters';

const clusterKind = { apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'Cluster' };

interface VCluster extends KubernetesObject {
  status?: { ready?: boolean; message?: string };
}

/**
 * The stand-in for Cluster API with its provider for vCluster.
 *
 * @internal
 */
export const clusterApi: StandIn = {
  name: 'cluster-api',
  groups: {
    'cluster.x-k8s.io': 'Cluster API',
    'controlplane.cluster.x-k8s.io': 'Cluster API',
    'infrastructure.cluster.x-k8s.io': 'Cluster API',
  },
  manifest: 'cluster-api.yaml',
  controller: options => {
    const clusters = StatusController.create<Cluster>({
      standIn: options,
      name: 'cluster-api',
      kind: clusterKind,
      finalizer: 'cluster.cluster.x-k8s.io',
      related: [
        {
          kind: vclusters.kind,
          about: ({ metadata }) => `${metadata.namespace}/${metadata.name}`,
        },
      ],
      next: (cluster, related) => {
        const { infrastructureRef } = cluster.spec;
        if (infrastructureRef?.kind !== 'VCluster') {
          return nextOfCluster(cluster, undefined);
        }
        const found = related.find(
          ({ metadata }) => metadata.name === infrastructureRef.name,
        ) as VCluster | undefined;
        const step = nextOfCluster(cluster, {
          ready: found?.status?.ready === true,
          message: found?.status?.message,
        });
        void adopt(options.client, cluster, found).catch(error =>
          options.log(`${cluster.metadata.name}: ${(error as Error).message}`),
        );
        return step;
      },
      remove: async cluster => {
        const { infrastructureRef } = cluster.spec;
        return infrastructureRef?.kind === 'VCluster'
          ? removeVCluster(options.client, cluster, infrastructureRef.name)
          : true;
      },
    });
    const releases = releaseController(options, vclusters);
    return together(clusters, releases);
  },
};

/** A Cluster owns what it refers to, and has its kubeconfig under its own name. */
async function adopt(
  client: KubernetesClient,
  cluster: Cluster,
  found: VCluster | undefined,
): Promise<void> {
  if (!found) {
    return;
  }
  const owner = ownedBy({ ...cluster, ...clusterKind });
  if (!found.metadata.ownerReferences?.length) {
    await client.patch(referenceTo({ ...found, ...vclusters.kind }), {
      metadata: { ownerReferences: owner },
    });
  }
  if (found.status?.ready) {
    const { namespace, name } = cluster.metadata;
    const secret = { apiVersion: 'v1', kind: 'Secret', namespace };
    const source = await client.waitFor<
      KubernetesObject & { data?: Record<string, string> }
    >(
      { ...secret, name: kubeconfigSecret(found.metadata.name!) },
      one => one !== undefined,
      { timeoutMs: 120_000 },
    );
    await client.apply(
      {
        ...secret,
        type: 'cluster.x-k8s.io/secret',
        metadata: {
          name: `${name}-kubeconfig`,
          namespace,
          labels: { 'cluster.x-k8s.io/cluster-name': name! },
          ownerReferences: owner,
        },
        data: { value: source!.data!.config },
      },
      { fieldManager: 'cluster-api-provider-vcluster' },
    );
  }
}

async function removeVCluster(
  client: KubernetesClient,
  { metadata }: Cluster,
  name: string,
): Promise<boolean> {
  const reference = {
    ...vclusters.kind,
    namespace: metadata.namespace,
    name,
  };
  const found = await client.find(reference);
  if (found && !found.metadata.deletionTimestamp) {
    await client.delete(reference).catch(error => {
      if (!isNotFound(error)) {
        throw error;
      }
    });
  }
  return !found;
}
