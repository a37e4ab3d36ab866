import type { LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogParts } from './CatalogParts';
import { backoffMs, type Clock } from './clock';
import type { EntityReader, FleetView } from './EntityReader';
import { changeOf, entityRefOf, type EntitiesByKey } from './keys';
import type { StuckEntities } from './StuckEntities';

const TENANT = 'tenant:';
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
export class BerthFollower {
  readonly #fleet: FleetView;
  readonly #reader: EntityReader;
  readonly #parts: CatalogParts;
  readonly #stuck: StuckEntities;
  readonly #logger: LoggerService;
  readonly #clock: Clock;
  readonly #resyncIntervalMs: number;
  readonly #stopping = new AbortController();

  #running?: Promise<void>;
  /** Where the feed goes on; undefined when everything has to be read. */
  #cursor?: number;
  /** When everything has to be told again. */
  #fullDueAt = 0;
  /** Whether some cluster has not been heard of, so that no full is due. */
  #incomplete = false;

  private constructor(options: BerthFollowerOptions) {
    this.#fleet = options.fleet;
    this.#reader = options.reader;
    this.#parts = options.parts;
    this.#stuck = options.stuck;
    this.#logger = options.logger;
    this.#clock = options.clock;
    this.#resyncIntervalMs = options.resyncIntervalMs;
  }

  static create(options: BerthFollowerOptions): BerthFollower {
    return new BerthFollower(options);
  }

  /** Begins to follow Berth, once the catalog is there. */
  start(): void {
    void this.#parts.connected.then(() => {
      this.#running = this.#run();
    });
  }

  /** Ends the calls under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.#step(signal);
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

  async #step(signal: AbortSignal): Promise<void> {
    await this.#mendStuck(signal);
    const fullDue = !this.#incomplete && this.#clock.now() >= this.#fullDueAt;
    if (this.#cursor === undefined || fullDue) {
      this.#cursor = await this.#compare(signal);
    } else {
      this.#cursor = await this.#follow(this.#cursor, signal);
    }
  }

  /** Reads everything, and tells what the catalog does not know. */
  async #compare(signal: AbortSignal): Promise<number> {
    // The cursor is older than what is read, so that nothing falls between.
    const cursor = await this.#fleet.cursor(signal);
    const { batches, complete } = await this.#reader.everything(signal);
    this.#incomplete = !complete;

    if (complete && this.#clock.now() >= this.#fullDueAt) {
      await this.#parts.tellAll(batches);
      this.#stuck.expect();
      this.#fullDueAt = this.#clock.now() + this.#resyncIntervalMs;
      this.#logger.info('Told the catalog everything', {
        entities: this.#parts.size,
      });
      return cursor;
    }
    const gone = new Set(complete ? this.#parts.keys() : []);
    for await (const entities of batches) {
      await this.#tell(entities);
      [...entities.keys()].forEach(key => gone.delete(key));
    }
    await this.#tell(new Map([...gone].map(key => [key, undefined])));
    return cursor;
  }

  /** Waits for changes and tells them; returns where the feed goes on. */
  async #follow(
    after: number,
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
    const { entities, complete } = await this.#reader.changed(items, signal);
    const tenants = this.#changedTenants(entities);
    await this.#tell(entities);
    for (const tenant of tenants) {
      for await (const things of this.#reader.thingsOf(tenant, signal)) {
        await this.#tell(things);
      }
    }
    const heardOfAll = this.#incomplete && complete;
    return heardOfAll ? undefined : cursor;
  }

  async #findStuck(): Promise<string[]> {
    try {
      return await this.#stuck.find(this.#parts);
    } catch (error) {
      // Nothing that is told depends on it.
      this.#logger.debug('What the catalog shows could not be looked at', {
        error: String(error),
      });
      return [];
    }
  }

  /** Tells anew what the catalog has taken and does not come to show. */
  async #mendStuck(signal: AbortSignal): Promise<void> {
    const keys = await this.#findStuck();
    if (keys.length === 0) {
      return;
    }
    const changes = keys.map(changeOf);
    const { entities } = await this.#reader.changed(changes, signal);
    await this.#parts.retell(entities);
    this.#logger.warn('Told the catalog anew what it does not come to show', {
      entities: keys.slice(0, 10).map(entityRefOf),
      total: keys.length,
    });
  }

  /** Those whose claims and objects may show another owner now. */
  #changedTenants(entities: EntitiesByKey): string[] {
    return [...entities].flatMap(([key, entity]) =>
      key.startsWith(TENANT) && this.#parts.differs(key, entity)
        ? [key.slice(TENANT.length)]
        : [],
    );
  }

  async #tell(entities: EntitiesByKey): Promise<void> {
    const told = await this.#parts.tell(entities);
    if (told > 0) {
      this.#logger.debug('Told the catalog what has changed', { told });
    }
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

/** @internal */
export interface BerthFollowerOptions {
  fleet: FleetView;
  reader: EntityReader;
  parts: CatalogParts;
  stuck: StuckEntities;
  logger: LoggerService;
  clock: Clock;
  /** How long after everything was told it is told again. */
  resyncIntervalMs: number;
}
