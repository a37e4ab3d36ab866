import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';

/** An object as a cluster has it. */
export function anObject(
  head: Pick<KubernetesObject, 'apiVersion' | 'kind'>,
  changes: {
    metadata?: Record<string, unknown>;
    spec?: Record<string, unknown>;
    status?: Record<string, unknown>;
  } = {},
): KubernetesObject {
  const { metadata, spec = {}, status } = changes;
  return {
    ...head,
    metadata: {
      name: 'gpu',
      namespace: 'payments',
      uid: 'uid-1',
      resourceVersion: '7',
      generation: 2,
      ...metadata,
    },
    spec,
    ...(status && { status }),
  };
}

/** A condition of the newest generation, unless another is given. */
export function aCondition(
  type: string,
  status: string,
  reason = 'Reason',
  more: Record<string, unknown> = {},
) {
  return { type, status, reason, message: '', observedGeneration: 2, ...more };
}
