import {
  DEFAULT_NAMESPACE,
  type ResourceEntity,
} from '@backstage/catalog-model';
import {
  berthEntityAnnotations,
  claimEntityName,
  claimPagePath,
  clusterEntityRef,
  tenantEntityName,
  type Claim,
} from '@berth/backstage-plugin-berth-common';
import type { ClaimDescription } from './describeClaim';
import { locationAnnotations } from './locationAnnotations';
import { cleanText } from './text';

/**
 * A claim as a `Resource` of the tenant's `System`, with what Backstage's
 * Kubernetes tab needs to find its pods.
 *
 * @internal
 */
export function claimEntity(
  claim: Claim,
  context: ClaimDescription & { owner: string; appBaseUrl: string },
): ResourceEntity {
  const { id, cluster, namespace, name, offering, tenant } = claim;
  const { type, offeringTitle, tags, labelSelector, owner } = context;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: DEFAULT_NAMESPACE,
      name: claimEntityName(claim),
      ...withTitle(name),
      description: cleanText(
        `${offeringTitle} in namespace ${namespace} of cluster ${cluster}`,
        500,
      ),
      annotations: {
        ...locationAnnotations(`claims/${id}`),
        [berthEntityAnnotations.claimId]: id,
        [berthEntityAnnotations.offering]: offering,
        ...(tenant && { [berthEntityAnnotations.tenant]: tenant }),
        'backstage.io/kubernetes-cluster': cluster,
        'backstage.io/kubernetes-namespace': namespace,
        ...(labelSelector && {
          'backstage.io/kubernetes-label-selector': labelSelector,
        }),
      },
      tags,
      links: [
        {
          url: `${context.appBaseUrl}${claimPagePath(id)}`,
          title: 'Claim',
          type: 'berth-claim',
          icon: 'dashboard',
        },
      ],
    },
    spec: {
      type,
      owner,
      ...(tenant && { system: tenantEntityName(tenant) }),
      dependsOn: [clusterEntityRef(cluster)],
    },
  };
}

function withTitle(name: string): { title?: string } {
  const title = cleanText(name, 253);
  return title ? { title } : {};
}
