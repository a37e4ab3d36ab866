import type { WriterItem } from './ProjectionWriter';
import {
  objectKey,
  type ObjectBatch,
  type ResourceRole,
  type WatchedResource,
} from './types';
import type { LiveObject } from '../kubernetes/types';

/** Namespaces first: they say whose the claims are. */
const ORDER: ResourceRole[] = [
  'namespace',
  'crd',
  'origin',
  'claim',
  'child',
  'core',
  'event',
];

/**
 * Takes items off the front of a queue, up to a number. A batch ends with the
 * end of a list: what comes after it must not be taken for a part of it.
 *
 * @internal
 */
export function takeBatch(queue: WriterItem[], size: number): WriterItem[] {
  const end = queue
    .slice(0, size)
    .findIndex(({ type }) => type === 'listed' || type === 'vanished');
  return queue.splice(0, end < 0 ? size : end + 1);
}

/**
 * What changed and what went, by resource, in the order in which it is to be
 * written; of several items about one object only the last.
 *
 * @internal
 */
export function batchesOf(items: WriterItem[]): ObjectBatch[] {
  const byResource = new Map<
    string,
    {
      resource: WatchedResource;
      last: Map<string, { type: 'upsert' | 'delete'; object: LiveObject }>;
    }
  >();
  for (const item of items) {
    if (item.type === 'upsert' || item.type === 'delete') {
      const { resource, type, object } = item;
      const entry = byResource.get(resource.key) ?? {
        resource,
        last: new Map(),
      };
      byResource.set(resource.key, entry);
      entry.last.set(objectKey(object), { type, object });
    }
  }
  return [...byResource.values()]
    .map(({ resource, last }) => ({
      resource,
      upserts: objectsOf(last, 'upsert'),
      deletes: objectsOf(last, 'delete'),
    }))
    .sort(
      (a, b) => ORDER.indexOf(a.resource.role) - ORDER.indexOf(b.resource.role),
    );
}

function objectsOf(
  last: Map<string, { type: 'upsert' | 'delete'; object: LiveObject }>,
  type: 'upsert' | 'delete',
): LiveObject[] {
  return [...last.values()]
    .filter(entry => entry.type === type)
    .map(({ object }) => object);
}
