import {
  DEFAULT_NAMESPACE,
  type ResourceEntity,
} from '@backstage/catalog-model';
import {
  berthEntityAnnotations,
  clusterEntityName,
  type Cluster,
} from '@berth/backstage-plugin-berth-common';
import { locationAnnotations } from './locationAnnotations';
import { cleanText } from './text';

/**
 * A cluster as a `Resource` that claims depend on.
 *
 * @remarks
 * It has the type that Backstage's `catalog` cluster locator looks for, and
 * deliberately none of the `kubernetes.io/api-server*` annotations without
 * which that locator passes it by: the cluster is declared already, and a
 * second declaration would be one without its credentials.
 *
 * @internal
 */
export function clusterEntity(
  cluster: Cluster,
  context: { owner: string },
): ResourceEntity {
  const { name } = cluster;
  const title = cleanText(cluster.title, 100) ?? cleanText(name, 100);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: DEFAULT_NAMESPACE,
      name: clusterEntityName(name),
      ...(title && { title }),
      description: 'Kubernetes cluster',
      annotations: {
        ...locationAnnotations(`clusters/${name}`),
        [berthEntityAnnotations.cluster]: name,
      },
      tags: ['kubernetes'],
    },
    spec: { type: 'kubernetes-cluster', owner: context.owner },
  };
}
