import { createHash } from 'node:crypto';
import type { Entity } from '@backstage/catalog-model';
import { entityRefOf, type EntitiesByKey } from './keys';

/**
 * What has to be told to the catalog.
 *
 * @internal
 */
export interface LedgerDelta {
  added: Entity[];
  removed: Array<{ entityRef: string }>;
}

/**
 * Remembers what the catalog was told, so that it is told only what is new. Of
 * each entity it keeps a number: with many thousands nothing else would fit.
 *
 * @internal
 */
export class EntityLedger {
  #hashes = new Map<string, number>();

  /** How many entities the catalog was told of. */
  get size(): number {
    return this.#hashes.size;
  }

  /** The keys of which something was told. */
  keys(): IterableIterator<string> {
    return this.#hashes.keys();
  }

  /** The number of what was told last of that key. */
  hash(key: string): number | undefined {
    return this.#hashes.get(key);
  }

  /** Whether the catalog was told anything else of that key. */
  differs(key: string, entity: Entity | undefined): boolean {
    return this.#hashes.get(key) !== (entity && hashOf(JSON.stringify(entity)));
  }

  /** What of these the catalog does not know yet. */
  diff(entities: EntitiesByKey): LedgerDelta {
    const delta: LedgerDelta = { added: [], removed: [] };
    for (const [key, entity] of entities) {
      if (!this.differs(key, entity)) {
        continue;
      }
      if (entity) {
        delta.added.push(entity);
      } else {
        delta.removed.push({ entityRef: entityRefOf(key) });
      }
    }
    return delta;
  }

  /** Notes what the catalog has taken. */
  record(entities: EntitiesByKey): void {
    for (const [key, entity] of entities) {
      if (entity) {
        this.#hashes.set(key, hashOf(JSON.stringify(entity)));
      } else {
        this.#hashes.delete(key);
      }
    }
  }

  /** Notes that the catalog has taken just these. */
  replace(hashes: Map<string, number>): void {
    this.#hashes = hashes;
  }
}

/**
 * 48 bits of SHA-256 over an entity's JSON. The mapping writes its fields in
 * one order, so equal entities are equal text.
 *
 * @internal
 */
export function hashOf(json: string): number {
  return createHash('sha256').update(json).digest().readUIntBE(0, 6);
}
