import type { Change } from '@berth/backstage-plugin-berth-common';
import type { Clock } from '../time/Clock';
import type { ChangeFeed } from './ChangeFeed';

/** Of what the feed no longer tells, such as old deletions, nothing stays. */
const MAX_AGE_MS = 60_000;

/**
 * Keeps what was read until something of its kind has changed, in this process
 * or another. Who asks after a change was committed is answered with it.
 *
 * @internal
 */
export class LatestReading<T> {
  readonly #options: LatestReadingOptions<T>;
  #kept: { head: number; since: number; value: Promise<T> } | undefined;

  private constructor(options: LatestReadingOptions<T>) {
    this.#options = options;
  }

  static create<T>(options: LatestReadingOptions<T>): LatestReading<T> {
    return new LatestReading(options);
  }

  /**
   * What there is now. It is shared: change nothing in it.
   *
   * @throws whatever reading throws; that is not kept
   */
  async get(): Promise<T> {
    const { feed, clock, read } = this.#options;
    // Before reading: what changes meanwhile is noticed the next time.
    const head = await feed.head();
    const kept = this.#kept;
    if (kept && (await this.#isLatest(kept, head))) {
      kept.head = Math.max(kept.head, head);
      return kept.value;
    }
    const fresh = { head, since: clock.now(), value: read() };
    this.#kept = fresh;
    try {
      return await fresh.value;
    } catch (error) {
      if (this.#kept === fresh) {
        this.#kept = undefined;
      }
      throw error;
    }
  }

  async #isLatest(
    { head: known, since }: { head: number; since: number },
    head: number,
  ): Promise<boolean> {
    const { feed, clock, kind } = this.#options;
    // A smaller number is that of a feed which was begun anew.
    if (head < known || clock.now() - since >= MAX_AGE_MS) {
      return false;
    }
    return head === known || !(await feed.hasChanged({ kind, after: known }));
  }
}

/**
 * What a {@link LatestReading} is made of.
 *
 * @internal
 */
export interface LatestReadingOptions<T> {
  feed: ChangeFeed;
  clock: Clock;
  /** Every change to what is read comes with one of this kind. */
  kind: Change['kind'];
  read: () => Promise<T>;
}
