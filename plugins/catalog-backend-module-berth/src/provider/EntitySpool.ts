import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { Entity } from '@backstage/catalog-model';
import { hashOf } from './EntityLedger';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** Entities are much alike: so many together become a twentieth. */
const CHUNK = 250;

/**
 * Entities on their way to one full mutation, packed until all of them are
 * there: as objects, those of a large fleet would not fit into memory.
 *
 * @internal
 */
export class EntitySpool {
  readonly #packed: Array<Promise<Buffer>> = [];
  #open: string[] = [];
  readonly hashes = new Map<string, number>();

  /** Adds an entity, unless there is one of that key. */
  add(key: string, entity: Entity): void {
    if (this.hashes.has(key)) {
      return;
    }
    const json = JSON.stringify(entity);
    this.hashes.set(key, hashOf(json));
    this.#open.push(json);
    if (this.#open.length >= CHUNK) {
      this.#pack();
    }
  }

  /** Resolves when what was added has been packed. */
  async settled(): Promise<void> {
    await Promise.all(this.#packed);
  }

  /** All entities, which are not kept any longer. */
  async take(): Promise<Entity[]> {
    this.#pack();
    const entities: Entity[] = [];
    for (const packed of this.#packed.splice(0)) {
      const json = await inflate(await packed);
      entities.push(...JSON.parse(json.toString('utf8')));
    }
    return entities;
  }

  #pack(): void {
    if (this.#open.length > 0) {
      const packed = deflate(`[${this.#open.join(',')}]`, { level: 1 });
      // Whoever waits for it is told; nobody else needs to be.
      packed.catch(() => {});
      this.#packed.push(packed);
      this.#open = [];
    }
  }
}
