import type { Clock } from './clock';
import { entityRefOf } from './keys';

/** After everything was told, and while something is looked at more closely. */
const SOON_MS = 30_000;
const LATER_MS = 30 * 60_000;
/** More than so many are not stuck: the catalog has not come to them yet. */
const MANY = 1_000;

/**
 * What was told to the catalog, as far as it matters here.
 *
 * @internal
 */
export interface Told {
  keys(): Iterable<string>;
  fingerprint(key: string): string | undefined;
}

/**
 * Finds entities that the catalog has taken and does not come to show.
 *
 * @remarks
 * The catalog notes that it has processed an entity in one transaction, and
 * that the entity has yet to be shown in another one. What ends between the
 * two, be it the process or the connection to the database, leaves an entity
 * that is never shown, or never as it is now, until it changes again
 * ({@link https://github.com/backstage/backstage/issues/34686}).
 *
 * @internal
 */
export class StuckEntities {
  readonly #shown: {
    fingerprints(): Promise<Map<string, string | undefined>>;
  };
  readonly #clock: Pick<Clock, 'now'>;
  #suspects = new Map<string, string | undefined>();
  /** Found already. What does not help once is not done over and over. */
  readonly #found = new Map<string, string | undefined>();
  #dueAt = Infinity;
  #waitMs = SOON_MS;

  private constructor(options: StuckEntitiesOptions) {
    this.#shown = options.shown;
    this.#clock = options.clock;
  }

  static create(options: StuckEntitiesOptions): StuckEntities {
    return new StuckEntities(options);
  }

  /** The catalog has been told everything: in a while it is to be shown. */
  expect(): void {
    this.#waitMs = SOON_MS;
    this.#dueAt = this.#clock.now() + SOON_MS;
  }

  /**
   * The keys of what is stuck: not shown as it was told at two looks one after
   * the other, without having been told otherwise between them. None while no
   * look is due.
   */
  async find(told: Told): Promise<string[]> {
    if (this.#clock.now() < this.#dueAt) {
      return [];
    }
    // Should the catalog not answer now.
    this.#dueAt = this.#clock.now() + LATER_MS;
    const before = this.#suspects;
    this.#suspects = await this.#differing(told);
    this.#schedule();
    if (this.#suspects.size > MANY) {
      return [];
    }
    const stuck = [...this.#suspects].filter(
      ([key, print]) => before.has(key) && before.get(key) === print,
    );
    stuck.forEach(([key, print]) => {
      this.#suspects.delete(key);
      this.#found.set(key, print);
    });
    return stuck.map(([key]) => key);
  }

  async #differing(told: Told): Promise<Map<string, string | undefined>> {
    const prints = await this.#shown.fingerprints();
    const differing = new Map<string, string | undefined>();
    for (const key of told.keys()) {
      const print = told.fingerprint(key);
      const isWrong =
        print !== undefined && prints.get(entityRefOf(key)) !== print;
      if (isWrong && this.#found.get(key) !== print) {
        differing.set(key, print);
      }
    }
    return differing;
  }

  #schedule(): void {
    this.#waitMs =
      this.#suspects.size === 0
        ? LATER_MS
        : Math.min(
            this.#suspects.size > MANY ? this.#waitMs * 2 : SOON_MS,
            LATER_MS,
          );
    this.#dueAt = this.#clock.now() + this.#waitMs;
  }
}

/** @internal */
export interface StuckEntitiesOptions {
  shown: {
    fingerprints(): Promise<Map<string, string | undefined>>;
  };
  clock: Pick<Clock, 'now'>;
}
