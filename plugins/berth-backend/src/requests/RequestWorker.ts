import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '../time/Clock';
import type { RequestRow } from './RequestRow';
import type { RequestRunner } from './RequestRunner';
import type { RequestStore } from './RequestStore';

const MAX_AT_ONCE = 100;
/** What another replica left is found within this. */
const LOOK_EVERY_MS = 5_000;
const LOOK_AGAIN_MS = 50;

/**
 * Tries again what could not be delivered at once, cluster by cluster: one that
 * is slow delays no other's requests.
 *
 * @internal
 */
export class RequestWorker {
  readonly #store: RequestStore;
  readonly #runner: RequestRunner;
  readonly #clock: Clock;
  readonly #logger: LoggerService;
  readonly #busy = new Map<string, Promise<void>>();
  #woken = new AbortController();

  private constructor(options: RequestWorkerOptions) {
    this.#store = options.store;
    this.#runner = options.runner;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  static create(options: RequestWorkerOptions): RequestWorker {
    return new RequestWorker(options);
  }

  /** Looks for due requests now. */
  wake(): void {
    this.#woken.abort();
  }

  /** Tries at once what waits for a cluster that answers again. */
  async onConnected(cluster: string): Promise<void> {
    await this.#store.hasten(cluster);
    this.wake();
  }

  /** Works until the signal aborts; resolves when no attempt is under way. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#woken = new AbortController();
      try {
        await this.#start(signal);
        await this.#pause(signal);
      } catch (error) {
        this.#logger.warn('Waiting requests cannot be read', error as Error);
        await this.#clock.sleep(LOOK_EVERY_MS, signal);
      }
    }
    await Promise.all(this.#busy.values());
  }

  async #start(signal: AbortSignal): Promise<void> {
    const due = new Map<string, RequestRow[]>();
    for (const request of await this.#store.due(MAX_AT_ONCE)) {
      const waiting = due.get(request.cluster) ?? [];
      due.set(request.cluster, [...waiting, request]);
    }
    for (const [cluster, requests] of due) {
      if (!this.#busy.has(cluster)) {
        const working = this.#work(requests, signal).finally(() => {
          this.#busy.delete(cluster);
          this.wake();
        });
        this.#busy.set(cluster, working);
      }
    }
  }

  async #work(requests: RequestRow[], signal: AbortSignal): Promise<void> {
    for (const request of requests) {
      if (signal.aborted) {
        return;
      }
      try {
        await this.#runner.attempt(request);
      } catch (error) {
        this.#logger.warn('A request could not be attempted', error as Error);
      }
    }
  }

  async #pause(signal: AbortSignal): Promise<void> {
    const next = await this.#store.nextDue();
    const wait = (next ?? Infinity) - this.#clock.now();
    // What is due but not taken belongs to a cluster that is being worked on.
    const pause = this.#busy.size > 0 ? Math.max(wait, LOOK_AGAIN_MS) : wait;
    await this.#clock.sleep(
      Math.min(Math.max(pause, 0), LOOK_EVERY_MS),
      AbortSignal.any([signal, this.#woken.signal]),
    );
  }
}

/**
 * What a {@link RequestWorker} is made of.
 *
 * @internal
 */
export interface RequestWorkerOptions {
  store: RequestStore;
  runner: RequestRunner;
  clock: Clock;
  logger: LoggerService;
}
