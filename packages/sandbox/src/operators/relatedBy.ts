import type { KindReference } from '../kubernetes/types';
import type { RelatedKind } from './StatusController';

/**
 * Objects that are about the one in their namespace that a label of theirs
 * names.
 *
 * @internal
 */
export function relatedBy(options: {
  label: string;
  kind: KindReference;
  /** Which objects there are to look at. Default: those with the label */
  labelSelector?: string;
}): RelatedKind {
  const { label, kind, labelSelector = label } = options;
  return {
    kind,
    labelSelector,
    about: ({ metadata }) => {
      const name = metadata.labels?.[label];
      return name && `${metadata.namespace ?? ''}/${name}`;
    },
  };
}

/**
 * The pods of an object, by a label of theirs.
 *
 * @internal
 */
export function podsBy(label: string): RelatedKind {
  return relatedBy({ label, kind: { apiVersion: 'v1', kind: 'Pod' } });
}
