import {
  berthAnnotations,
  berthLabels,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ManifestContext } from './types';

/**
 * The labels that tell whose claim an object belongs to, for offerings whose
 * operator puts labels of ours on the objects it makes itself.
 *
 * @public
 */
export function claimLabels(
  offering: string,
  context: ManifestContext,
): Record<string, string> {
  return {
    [berthLabels.tenant]: context.tenant,
    [berthLabels.offering]: offering,
    [berthLabels.claim]: context.name,
  };
}

/**
 * Puts on an object the labels by which all objects of a claim are found
 * again, the namespace and, where there is one, the plan.
 *
 * @internal
 */
export function withClaimMetadata(
  object: KubernetesObject,
  options: { offering: string; plan?: unknown; context: ManifestContext },
): KubernetesObject {
  const { offering, plan, context } = options;
  const { labels, annotations, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: {
      namespace: context.namespace,
      ...metadata,
      labels: {
        ...textsOf(labels),
        [berthLabels.managedBy]: 'berth',
        ...claimLabels(offering, context),
      },
      ...((annotations || typeof plan === 'string') && {
        annotations: {
          ...textsOf(annotations),
          ...(typeof plan === 'string' && { [berthAnnotations.plan]: plan }),
        },
      }),
    },
  };
}

function textsOf(map: unknown): Record<string, string> {
  return (map ?? {}) as Record<string, string>;
}
