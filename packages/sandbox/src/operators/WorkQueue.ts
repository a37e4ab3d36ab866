/**
 * Calls a function with keys, each key once at a time, again if it was added
 * meanwhile, and again after a growing pause if the function failed.
 *
 * @internal
 */
export class WorkQueue {
  readonly #work: (key: string) => Promise<void>;
  readonly #onError: (key: string, error: unknown) => void;
  readonly #concurrency: number;
  readonly #waiting = new Set<string>();
  readonly #running = new Set<string>();
  readonly #failures = new Map<string, number>();

  static create(options: {
    work: (key: string) => Promise<void>;
    onError: (key: string, error: unknown) => void;
    concurrency: number;
  }): WorkQueue {
    return new WorkQueue(options);
  }

  private constructor(options: Parameters<typeof WorkQueue.create>[0]) {
    this.#work = options.work;
    this.#onError = options.onError;
    this.#concurrency = options.concurrency;
  }

  add(key: string): void {
    this.#waiting.add(key);
    this.#next();
  }

  #next(): void {
    for (const key of this.#waiting) {
      if (this.#running.size >= this.#concurrency) {
        return;
      }
      if (!this.#running.has(key)) {
        this.#waiting.delete(key);
        this.#running.add(key);
        void this.#run(key);
      }
    }
  }

  async #run(key: string): Promise<void> {
    try {
      await this.#work(key);
      this.#failures.delete(key);
    } catch (error) {
      this.#onError(key, error);
      const failures = (this.#failures.get(key) ?? 0) + 1;
      this.#failures.set(key, failures);
      setTimeout(() => this.add(key), retryDelayMs(failures)).unref();
    }
    this.#running.delete(key);
    this.#next();
  }
}

/**
 * How long to wait after so many failures in a row: 50 ms, doubling to 5 s.
 *
 * @internal
 */
export function retryDelayMs(failures: number): number {
  return Math.min(50 * 2 ** (failures - 1), 5000);
}
