import type { Clock } from '../time/Clock';

/**
 * A clock that stands still until it is told to go on.
 */
export class ManualClock implements Clock {
  #now: number;
  #sleepers: Array<{ until: number; wake: () => void }> = [];

  private constructor(now: number) {
    this.#now = now;
  }

  static create(now: string = '2026-01-01T00:00:00.000Z'): ManualClock {
    return new ManualClock(Date.parse(now));
  }

  now(): number {
    return this.#now;
  }

  /** How long each sleeper has still to sleep, the shortest first. */
  get sleeping(): number[] {
    return this.#sleepers
      .map(({ until }) => until - this.#now)
      .sort((a, b) => a - b);
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted || milliseconds <= 0) {
      return;
    }
    await new Promise<void>(resolve => {
      const sleeper = { until: this.#now + milliseconds, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter(other => other !== sleeper);
        resolve();
      });
    });
  }

  /** Lets time pass, and wakes who has slept enough. */
  async advance(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    const due = this.#sleepers.filter(({ until }) => until <= this.#now);
    this.#sleepers = this.#sleepers.filter(({ until }) => until > this.#now);
    due.forEach(({ wake }) => wake());
    await settle();
  }
}

/** Resolves when everything that could go on has gone on. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await new Promise(resolve => setImmediate(resolve));
  }
}
