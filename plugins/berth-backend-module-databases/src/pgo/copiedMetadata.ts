import { berthLabels } from '@berth/backstage-plugin-berth-common';
import { recordOf } from '@berth/backstage-plugin-berth-node';

/**
 * What a copy of a database puts on everything that belongs to it: the labels
 * of the original, with the copy's name in those that say whose it is.
 *
 * @internal
 */
export function copiedMetadata(metadata: unknown, name: string) {
  return {
    labels: {
      ...recordOf(recordOf(metadata).labels),
      [berthLabels.claim]: name,
      'backstage.io/kubernetes-id': name,
    },
  };
}
