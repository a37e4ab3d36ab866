import type { WatchEvent } from '../kubernetes/types';
import type { WriterItem } from './ProjectionWriter';
import { objectKey, type WatchedResource } from './types';

/**
 * Reads the beginning of a streaming list: what is there, one event an object,
 * and what happens meanwhile. What it has shown is known only by names.
 *
 * @internal
 */
export class ListedStream {
  readonly #resource: WatchedResource;
  readonly #seen = new Set<string>();

  private constructor(resource: WatchedResource) {
    this.#resource = resource;
  }

  static create(resource: WatchedResource): ListedStream {
    return new ListedStream(resource);
  }

  /**
   * What to write for an event; undefined for a bookmark that does not end the
   * list, which comes only from an API server that has not understood.
   */
  take(event: WatchEvent): WriterItem | undefined {
    const resource = this.#resource;
    if (event.type === 'BOOKMARK') {
      const { resourceVersion, endsList } = event;
      return endsList
        ? { type: 'listed', resource, resourceVersion, seen: this.#seen }
        : undefined;
    }
    const { object } = event;
    // Without a resourceVersion: a restart now has to begin from the start.
    if (event.type === 'DELETED') {
      this.#seen.delete(objectKey(object));
      return { type: 'delete', resource, object };
    }
    this.#seen.add(objectKey(object));
    return { type: 'upsert', resource, object };
  }
}
