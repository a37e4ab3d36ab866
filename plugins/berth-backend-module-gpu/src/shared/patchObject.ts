import type {
  KubernetesObject,
  ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  textOf,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';

/**
 * A change of an object as it was read: when somebody else has changed it
 * meanwhile, the cluster refuses, and the change is planned anew from what is
 * there then. Nobody's change is overwritten unseen.
 *
 * @internal
 */
export function patchObject(
  kind: ResourceKind,
  object: KubernetesObject,
  changes: Record<string, unknown>,
): PlannedChange[] {
  const { name, namespace, resourceVersion } = object.metadata;
  const version = textOf(resourceVersion);
  return [
    {
      type: 'merge-patch',
      kind,
      name: textOf(name) ?? '',
      // A cluster-scoped object is in none, wherever the claim is.
      namespace: textOf(namespace) ?? '',
      patch: {
        ...changes,
        ...(version && {
          metadata: {
            ...recordOf(changes.metadata),
            resourceVersion: version,
          },
        }),
      },
    },
  ];
}
