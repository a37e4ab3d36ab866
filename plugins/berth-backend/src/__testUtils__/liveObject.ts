import type { LiveObject, ObjectMeta } from '../kubernetes/types';

/** A thing as an API server answers it. */
export function liveThing(
  overrides: {
    metadata?: Partial<ObjectMeta>;
    spec?: object;
    status?: object;
  } = {},
): LiveObject {
  const { metadata, ...rest } = overrides;
  return {
    apiVersion: 'test.berth.dev/v1',
    kind: 'Thing',
    ...rest,
    metadata: {
      name: 'orders',
      namespace: 'payments',
      uid: 'uid-1',
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...metadata,
    },
  };
}
