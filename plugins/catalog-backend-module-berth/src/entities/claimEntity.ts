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
  tenantEntityRef,
  type Claim,
} from '@berth/backstage-plugin-berth-common';
import type { ClaimDescription } from './describeClaim';
import { locationAnnotations } from './locationAnnotations';
import type { Said } from './said';
import { cleanText, validTags } from './text';

/**
 * What a claim's entity is made of beside the claim.
 *
 * @internal
 */
export interface ClaimEntityContext {
  described: ClaimDescription;
  said: Said;
  owner: string;
  appBaseUrl: string;
  /** Id of the request on its way, while no cluster shows the claim. */
  pending?: string;
}

/**
 * A claim as a `Resource` of the tenant's `System`, with what Backstage's
 * Kubernetes tab needs to find its pods.
 *
 * @internal
 */
export function claimEntity(
  claim: Claim,
  context: ClaimEntityContext,
): ResourceEntity {
  const { id, cluster, namespace, name, offering, tenant } = claim;
  const { described, said, owner, pending } = context;
  const labelSelector = said.labelSelector ?? described.labelSelector;
  const title = said.title ?? cleanText(name, 253);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: DEFAULT_NAMESPACE,
      name: claimEntityName(claim),
      ...(title && { title }),
      description: said.description ?? descriptionOf(claim, context),
      annotations: {
        ...said.annotations,
        ...locationAnnotations(`claims/${id}`),
        [berthEntityAnnotations.claimId]: id,
        [berthEntityAnnotations.offering]: offering,
        ...(tenant && { [berthEntityAnnotations.tenant]: tenant }),
        ...(pending && { [berthEntityAnnotations.pending]: pending }),
        'backstage.io/kubernetes-cluster': cluster,
        'backstage.io/kubernetes-namespace': namespace,
        ...(labelSelector && {
          'backstage.io/kubernetes-label-selector': labelSelector,
        }),
      },
      tags: validTags([
        ...described.tags,
        ...said.tags,
        ...(pending ? ['pending'] : []),
      ]),
      links: [
        {
          url: `${context.appBaseUrl}${claimPagePath(id)}`,
          title: 'Claim',
          type: 'berth-claim',
          icon: 'dashboard',
        },
        ...said.links,
      ],
    },
    spec: {
      type: said.type ?? described.type,
      owner,
      ...(said.lifecycle && { lifecycle: said.lifecycle }),
      ...relationsOf(claim, said),
    },
  };
}

/** A claim in another System still belongs to its tenant. */
function relationsOf({ cluster, tenant }: Claim, said: Said) {
  const system = said.system ?? (tenant && tenantEntityName(tenant));
  const dependsOn = [
    clusterEntityRef(cluster),
    ...(said.system && tenant ? [tenantEntityRef(tenant)] : []),
    ...said.dependsOn,
  ];
  return {
    ...(system && { system }),
    dependsOn: [...new Set(dependsOn)],
    ...(said.dependencyOf.length > 0 && { dependencyOf: said.dependencyOf }),
  };
}

function descriptionOf(
  { namespace, cluster }: Claim,
  { described, pending }: ClaimEntityContext,
): string | undefined {
  const where = namespace
    ? `in namespace ${namespace} of cluster ${cluster}`
    : `of cluster ${cluster}`;
  const what = `${described.offeringTitle} ${where}`;
  return cleanText(pending ? `${what}, on its way` : what, 500);
}
