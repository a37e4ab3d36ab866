import { createHash } from 'node:crypto';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';

/**
 * Entities by what they stand for: `claim:<id>`, `tenant:<name>` or
 * `cluster:<name>`. Undefined stands for what is gone.
 *
 * @internal
 */
export type EntitiesByKey = Map<string, Entity | undefined>;

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
 * Remembers what the catalog was told, as hashes, so that it is told only
 * what is new.
 *
 * @internal
 */
export class EntityLedger {
  readonly #entries = new Map<
    string,
    { entityRef: string; hash: string; system?: string }
  >();

  /** How many entities the catalog was told of. */
  get size(): number {
    return this.#entries.size;
  }

  /** The keys of which something was told. */
  keys(): string[] {
    return [...this.#entries.keys()];
  }

  /** The keys whose entity was in that `spec.system`. */
  keysInSystem(system: string): string[] {
    return [...this.#entries]
      .filter(([, entry]) => entry.system === system)
      .map(([key]) => key);
  }

  /** Whether the catalog was told anything else of that key. */
  differs(key: string, entity: Entity | undefined): boolean {
    return this.#entries.get(key)?.hash !== (entity && hashOf(entity));
  }

  /** What of these the catalog does not know yet. */
  diff(entities: EntitiesByKey): LedgerDelta {
    const delta: LedgerDelta = { added: [], removed: [] };
    for (const [key, entity] of entities) {
      if (!this.differs(key, entity)) {
        continue;
      }
      const known = this.#entries.get(key);
      if (entity) {
        delta.added.push(entity);
      } else if (known) {
        delta.removed.push({ entityRef: known.entityRef });
      }
    }
    return delta;
  }

  /** Notes what the catalog has taken. */
  record(entities: EntitiesByKey): void {
    for (const [key, entity] of entities) {
      if (entity) {
        this.#entries.set(key, {
          entityRef: stringifyEntityRef(entity),
          hash: hashOf(entity),
          system: entity.spec?.system as string | undefined,
        });
      } else {
        this.#entries.delete(key);
      }
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries.clear();
  }
}

/** The mapping writes its fields in one order, so equal entities are equal text. */
function hashOf(entity: Entity): string {
  return createHash('sha256').update(JSON.stringify(entity)).digest('base64');
}
