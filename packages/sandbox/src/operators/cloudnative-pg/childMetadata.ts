import type { ObjectMeta } from '../../kubernetes/types';
import { clusterLabel } from './instances';
import type { Cluster } from './types';

/**
 * The metadata of something that a Cluster owns: deleted with it, and with the
 * labels and annotations that the Cluster hands down.
 *
 * @internal
 */
export function childMetadata(
  cluster: Cluster,
  name: string,
  own: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  },
): ObjectMeta {
  const { inheritedMetadata } = cluster.spec;
  const annotations = { ...inheritedMetadata?.annotations, ...own.annotations };
  return {
    name,
    namespace: cluster.metadata.namespace,
    labels: {
      ...inheritedMetadata?.labels,
      'app.kubernetes.io/managed-by': 'cloudnative-pg',
      [clusterLabel]: cluster.metadata.name!,
      ...own.labels,
    },
    ...(Object.keys(annotations).length > 0 && { annotations }),
    ownerReferences: [
      {
        apiVersion: cluster.apiVersion,
        kind: cluster.kind,
        name: cluster.metadata.name!,
        uid: cluster.metadata.uid!,
        controller: true,
        blockOwnerDeletion: true,
      },
    ],
  };
}

/**
 * The labels that say what a database's parts are.
 *
 * @internal
 */
export function databaseLabels(cluster: Cluster): Record<string, string> {
  return {
    'app.kubernetes.io/name': 'postgresql',
    'app.kubernetes.io/instance': cluster.metadata.name!,
    'app.kubernetes.io/version': majorVersion(cluster),
    'app.kubernetes.io/component': 'database',
  };
}

const defaultMajor = 18;

/**
 * The image of a Cluster's Pods.
 *
 * @internal
 */
export function imageOf(cluster: Cluster): string {
  const { imageName, imageCatalogRef } = cluster.spec;
  const major = imageCatalogRef?.major ?? defaultMajor;
  return imageName ?? `ghcr.io/cloudnative-pg/postgresql:${major}`;
}

function majorVersion(cluster: Cluster): string {
  return /:(\d+)/.exec(imageOf(cluster))?.[1] ?? `${defaultMajor}`;
}
