import {
  stringifyCoreObjectRef,
  type CoreObject,
  type CoreObjectRef,
} from '@berth/backstage-plugin-berth-common';
import type { ChangeNote } from '../changes/types';
import { resourceKey } from '../kubernetes/resourceKey';
import type { ApiResource } from '../kubernetes/types';
import type { WatchedResource } from './types';

/** Namespaces are watched in any case. */
const PLURALS = {
  ResourceQuota: 'resourcequotas',
  PersistentVolumeClaim: 'persistentvolumeclaims',
} as const;

/**
 * What is watched to know the objects of some of Kubernetes' own kinds.
 *
 * @remarks
 * By watches of their own, of the metadata alone: an offering that watches such
 * a kind as well needs all of the objects, and comes and goes.
 *
 * @internal
 */
export function coreResources(kinds: CoreObject['kind'][]): WatchedResource[] {
  return kinds.flatMap(kind => {
    if (kind === 'Namespace') {
      return [];
    }
    const api = { group: '', version: 'v1', plural: PLURALS[kind] };
    return [
      {
        ...api,
        key: `${resourceKey(api)}?metadata`,
        role: 'core',
        metadataOnly: true,
      },
    ];
  });
}

/**
 * The kind of what a watch of {@link coreResources} brings.
 *
 * @internal
 */
export function coreKindOf({
  group,
  plural,
}: Pick<ApiResource, 'group' | 'plural'>): CoreObject['kind'] | undefined {
  const kinds = Object.keys(PLURALS) as Array<keyof typeof PLURALS>;
  return group === ''
    ? kinds.find(kind => PLURALS[kind] === plural)
    : undefined;
}

/** @internal */
export function namespaceRef(cluster: string, name: string): CoreObjectRef {
  return { cluster, namespace: name, kind: 'Namespace', name };
}

/**
 * That an object is there, another's or changed, or with `delete` gone.
 *
 * @internal
 */
export function coreObjectNote(
  ref: CoreObjectRef,
  operation: ChangeNote['operation'] = 'upsert',
): ChangeNote {
  return { kind: 'object', key: stringifyCoreObjectRef(ref), operation };
}
