import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { BerthFleet } from './BerthFleet';
import { backoffMs, type Clock } from './clock';
import { EntityLedger, type EntitiesByKey } from './EntityLedger';
import type { EntityReader } from './EntityReader';

const NAME = 'berth';
const WAIT_SECONDS = 30;

/**
 * Tells the catalog of Berth's tenants, clusters and claims: everything once
 * at the start, after that what the change feed says has changed, and
 * everything again when the feed has a gap and at a slow interval.
 *
 * @remarks
 * The catalog is only ever told what Berth has answered. While Berth does not
 * answer, nothing is told; while a cluster has not been heard of since Berth
 * started, nothing is removed that Berth does not name as removed.
 *
 * @internal
 */
export class BerthEntityProvider implements EntityProvider {
  readonly #fleet: BerthFleet;
  readonly #reader: EntityReader;
  readonly #logger: LoggerService;
  readonly #clock: Clock;
  readonly #resyncIntervalMs: number;
  readonly #ledger = new EntityLedger();
  readonly #stopping = new AbortController();

  #running?: Promise<void>;
  /** Where the feed goes on; undefined when everything has to be read. */
  #cursor?: number;
  /** When everything has to be told again. */
  #fullDueAt = 0;
  /** Whether some cluster has not been heard of, so that no full is due. */
  #incomplete = false;

  private constructor(options: BerthEntityProviderOptions) {
    this.#fleet = options.fleet;
    this.#reader = options.reader;
    this.#logger = options.logger;
    this.#clock = options.clock;
    this.#resyncIntervalMs = options.resyncIntervalMs;
  }

  static create(options: BerthEntityProviderOptions): BerthEntityProvider {
    return new BerthEntityProvider(options);
  }

  getProviderName(): string {
    return NAME;
  }

  /** Begins to follow Berth; does not wait until Berth answers. */
  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#running = this.#run(connection);
  }

  /** Ends the calls under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(connection: EntityProviderConnection): Promise<void> {
    const { signal } = this.#stopping;
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.#step(connection, signal);
        if (failures > 0) {
          this.#logger.info('The catalog follows Berth again', { failures });
        }
        failures = 0;
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        failures += 1;
        // Berth may have lost its feed meanwhile, so everything is compared.
        this.#cursor = undefined;
        await this.#waitAfter(error, failures, signal);
      }
    }
  }

  async #step(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<void> {
    const fullDue = !this.#incomplete && this.#clock.now() >= this.#fullDueAt;
    if (this.#cursor === undefined || fullDue) {
      this.#cursor = await this.#compare(connection, signal);
    } else {
      this.#cursor = await this.#follow(this.#cursor, connection, signal);
    }
  }

  /** Reads everything, and tells what the catalog does not know. */
  async #compare(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<number> {
    // The cursor is older than what is read, so that nothing falls between.
    const cursor = await this.#fleet.cursor(signal);
    const { entities, complete } = await this.#reader.everything(signal);
    this.#incomplete = !complete;

    if (complete && this.#clock.now() >= this.#fullDueAt) {
      await this.#tellAll(entities, connection);
      return cursor;
    }
    if (complete) {
      this.#ledger
        .keys()
        .filter(key => !entities.has(key))
        .forEach(key => entities.set(key, undefined));
    }
    await this.#tell(entities, connection);
    return cursor;
  }

  /** Waits for changes and tells them; returns where the feed goes on. */
  async #follow(
    after: number,
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    const { items, cursor, reset } = await this.#fleet.changes(
      { after, waitSeconds: WAIT_SECONDS },
      signal,
    );
    if (reset) {
      this.#logger.info("Berth's change feed has a gap");
      this.#fullDueAt = 0;
      return undefined;
    }
    if (items.length === 0) {
      return cursor;
    }
    const reading = await this.#reader.changed(items, this.#ledger, signal);
    await this.#tell(reading.entities, connection);

    const heardOfAll = this.#incomplete && reading.complete;
    return heardOfAll ? undefined : cursor;
  }

  async #tell(
    entities: EntitiesByKey,
    connection: EntityProviderConnection,
  ): Promise<void> {
    const { added, removed } = this.#ledger.diff(entities);
    if (added.length === 0 && removed.length === 0) {
      return;
    }
    await connection.applyMutation({
      type: 'delta',
      added: added.map(deferred),
      removed: removed.map(ref => ({ ...ref, locationKey: NAME })),
    });
    this.#ledger.record(entities);
    this.#logger.debug('Told the catalog what has changed', {
      added: added.length,
      removed: removed.length,
    });
  }

  async #tellAll(
    entities: EntitiesByKey,
    connection: EntityProviderConnection,
  ): Promise<void> {
    const all = [...entities.values()].filter(entity => entity !== undefined);
    await connection.applyMutation({
      type: 'full',
      entities: all.map(deferred),
    });
    this.#ledger.clear();
    this.#ledger.record(entities);
    this.#fullDueAt = this.#clock.now() + this.#resyncIntervalMs;
    this.#logger.info('Told the catalog everything', { entities: all.length });
  }

  async #waitAfter(
    error: unknown,
    failures: number,
    signal: AbortSignal,
  ): Promise<void> {
    const retryInMs = backoffMs(failures);
    // One line an outage; the others are for those who look for them.
    this.#logger[failures === 1 ? 'warn' : 'debug'](
      'The catalog cannot follow Berth; it keeps what it has',
      { error: String(error), failures, retryInMs },
    );
    await this.#clock.sleep(retryInMs, signal).catch(() => undefined);
  }
}

function deferred(entity: Entity) {
  return { entity, locationKey: NAME };
}

/** @internal */
export interface BerthEntityProviderOptions {
  fleet: BerthFleet;
  reader: EntityReader;
  logger: LoggerService;
  clock: Clock;
  /** How long after everything was told it is told again. */
  resyncIntervalMs: number;
}
