import {
  berthLabels,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ManifestContext } from './types';

/**
 * The labels by which all objects of a claim are found again.
 *
 * @internal
 */
export function withClaimLabels(
  object: KubernetesObject,
  offering: string,
  context: ManifestContext,
): KubernetesObject {
  const { labels, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: {
      namespace: context.namespace,
      ...metadata,
      labels: {
        ...(labels as Record<string, string> | undefined),
        [berthLabels.managedBy]: 'berth',
        [berthLabels.tenant]: context.tenant,
        [berthLabels.offering]: offering,
        [berthLabels.claim]: context.name,
      },
    },
  };
}
