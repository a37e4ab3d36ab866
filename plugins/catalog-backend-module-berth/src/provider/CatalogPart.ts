import type { Entity } from '@backstage/catalog-model';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EntityLedger } from './EntityLedger';
import type { EntitySpool } from './EntitySpool';
import { fingerprintOf, withFingerprint } from './fingerprint';
import type { EntitiesByKey } from './keys';

/** One for all parts: an entity may change its part from one version to the next. */
const LOCATION_KEY = 'berth';

/**
 * A part of what Berth tells the catalog, as a provider of its own.
 *
 * @remarks
 * The catalog holds all entities of a full mutation in memory several times
 * over, in one transaction. In parts, a large fleet is told in many small ones,
 * and what is not in them is still removed by the catalog itself.
 *
 * @internal
 */
export class CatalogPart implements EntityProvider {
  readonly #name: string;
  readonly #onConnected: () => void;
  readonly #ledger = new EntityLedger();
  #connection?: EntityProviderConnection;

  private constructor(options: CatalogPartOptions) {
    const { index } = options;
    this.#name = index === 0 ? 'berth' : `berth-${index}`;
    this.#onConnected = options.onConnected;
  }

  static create(options: CatalogPartOptions): CatalogPart {
    return new CatalogPart(options);
  }

  getProviderName(): string {
    return this.#name;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    this.#onConnected();
  }

  /** How many entities the catalog was told of. */
  get size(): number {
    return this.#ledger.size;
  }

  /** The keys of which the catalog was told. */
  keys(): IterableIterator<string> {
    return this.#ledger.keys();
  }

  /** Whether the catalog was told anything else of that key. */
  differs(key: string, entity: Entity | undefined): boolean {
    return this.#ledger.differs(key, entity);
  }

  /** Tells what of these is new; returns how many entities that were. */
  async tell(entities: EntitiesByKey): Promise<number> {
    const { added, removed } = this.#ledger.diff(entities);
    if (added.length + removed.length > 0) {
      await this.#connection!.applyMutation({
        type: 'delta',
        added: added.map(deferred),
        removed: removed.map(ref => ({ ...ref, locationKey: LOCATION_KEY })),
      });
      this.#ledger.record(entities);
    }
    return added.length + removed.length;
  }

  /** What an entity carries that is as the catalog was told last. */
  fingerprint(key: string): string | undefined {
    const hash = this.#ledger.hash(key);
    return hash === undefined ? undefined : fingerprintOf(hash);
  }

  /**
   * Tells these from the beginning: the catalog lets go of them and takes them
   * anew.
   */
  async retell(entities: EntitiesByKey): Promise<void> {
    const gone: EntitiesByKey = new Map(
      [...entities.keys()].map(key => [key, undefined]),
    );
    await this.tell(gone);
    await this.tell(entities);
  }

  /** Tells that there are just these. */
  async tellAll(spool: EntitySpool): Promise<void> {
    const entities = (await spool.take()).map(deferred);
    await this.#connection!.applyMutation({ type: 'full', entities });
    this.#ledger.replace(spool.hashes);
  }
}

function deferred(entity: Entity) {
  return { entity: withFingerprint(entity), locationKey: LOCATION_KEY };
}

/** @internal */
export interface CatalogPartOptions {
  /** Which of the parts it is, from zero. */
  index: number;
  onConnected: () => void;
}
