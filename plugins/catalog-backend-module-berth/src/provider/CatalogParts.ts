import type { Entity } from '@backstage/catalog-model';
import type { EntityProvider } from '@backstage/plugin-catalog-node';
import { CatalogPart } from './CatalogPart';
import { EntitySpool } from './EntitySpool';
import { partOf, type EntitiesByKey } from './keys';

/**
 * What Berth tells the catalog, in parts.
 *
 * @internal
 */
export class CatalogParts {
  readonly #parts: CatalogPart[];
  readonly #connected: Promise<void>;

  private constructor(options: { parts: number }) {
    let missing = options.parts;
    let done = () => {};
    this.#connected = new Promise(resolve => {
      done = resolve;
    });
    const onConnected = () => {
      missing -= 1;
      if (missing === 0) {
        done();
      }
    };
    this.#parts = Array.from({ length: options.parts }, (_, index) =>
      CatalogPart.create({ index, onConnected }),
    );
  }

  static create(options: { parts: number }): CatalogParts {
    return new CatalogParts(options);
  }

  /** To be added to the catalog, each of them. */
  get providers(): EntityProvider[] {
    return this.#parts;
  }

  /** Resolves when the catalog has connected to each part. */
  get connected(): Promise<void> {
    return this.#connected;
  }

  /** How many entities the catalog was told of. */
  get size(): number {
    return this.#parts.reduce((sum, part) => sum + part.size, 0);
  }

  /** The keys of which the catalog was told. */
  *keys(): Generator<string> {
    for (const part of this.#parts) {
      yield* part.keys();
    }
  }

  /** Whether the catalog was told anything else of that key. */
  differs(key: string, entity: Entity | undefined): boolean {
    return this.#of(key).differs(key, entity);
  }

  /** What an entity carries that is as the catalog was told last. */
  fingerprint(key: string): string | undefined {
    return this.#of(key).fingerprint(key);
  }

  /** Tells what of these is new; returns how many entities that were. */
  async tell(entities: EntitiesByKey): Promise<number> {
    let told = 0;
    for (const [part, own] of this.#byPart(entities)) {
      told += await part.tell(own);
    }
    return told;
  }

  /** Has the catalog let go of these and take them anew. */
  async retell(entities: EntitiesByKey): Promise<void> {
    for (const [part, own] of this.#byPart(entities)) {
      await part.retell(own);
    }
  }

  /** Tells that there is just what these batches hold, part by part. */
  async tellAll(batches: AsyncIterable<EntitiesByKey>): Promise<void> {
    const spools = this.#parts.map(() => new EntitySpool());
    for await (const entities of batches) {
      for (const [key, entity] of entities) {
        if (entity) {
          spools[partOf(key, spools.length)].add(key, entity);
        }
      }
      await Promise.all(spools.map(spool => spool.settled()));
    }
    for (const [index, spool] of spools.entries()) {
      await this.#parts[index].tellAll(spool);
    }
  }

  #byPart(entities: EntitiesByKey): Map<CatalogPart, EntitiesByKey> {
    const byPart = new Map<CatalogPart, EntitiesByKey>();
    for (const [key, entity] of entities) {
      const part = this.#of(key);
      const own = byPart.get(part) ?? new Map();
      byPart.set(part, own.set(key, entity));
    }
    return byPart;
  }

  #of(key: string): CatalogPart {
    return this.#parts[partOf(key, this.#parts.length)];
  }
}
