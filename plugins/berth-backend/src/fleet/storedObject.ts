import type { LiveObject } from '../kubernetes/types';

/** Larger objects are judged once, but not kept to be judged again. */
const MAX_LENGTH = 256 * 1024;
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * An object as JSON, without what changes with every write and what only
 * Kubernetes' own bookkeeping needs; undefined when it is too large to keep.
 *
 * @internal
 */
export function storedObject(object: LiveObject): string | undefined {
  const { managedFields, resourceVersion, annotations, ...metadata } =
    object.metadata;
  const kept = Object.entries(annotations ?? {}).filter(
    ([key]) => key !== LAST_APPLIED,
  );
  const text = JSON.stringify({
    ...object,
    metadata: { ...metadata, annotations: Object.fromEntries(kept) },
  });
  return text.length <= MAX_LENGTH ? text : undefined;
}
