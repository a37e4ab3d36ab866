import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { chunks } from '../database/chunks';
import type { Clock } from '../time/Clock';
import type { ChangeFeed } from './ChangeFeed';
import type { ChangeNote } from './types';

/** The channel on which pages hear that something changed. */
const CHANNEL = 'berth:changes';
/** The first change goes out at once; what follows is gathered this long. */
const GATHER_MS = 100;
const MAX_CHANGES_PER_SIGNAL = 200;

/**
 * Tells every open page what changed, so that it reads that again. Only names
 * go out: whoever may not read a thing learns nothing of it.
 *
 * @internal
 */
export class SignalPublisher {
  readonly #signals: SignalsService;
  readonly #clock: Clock;
  readonly #logger: LoggerService;
  readonly #waiting = new Map<string, ChangeNote>();
  #gathering = false;

  private constructor(options: SignalPublisherOptions) {
    this.#signals = options.signals;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** Publishes what the feed announces until the signal aborts. */
  static start(
    options: SignalPublisherOptions & { signal: AbortSignal },
  ): void {
    const publisher = new SignalPublisher(options);
    const unsubscribe = options.feed.subscribe(notes =>
      publisher.#add(notes, options.signal),
    );
    options.signal.addEventListener('abort', unsubscribe, { once: true });
  }

  #add(notes: ChangeNote[], signal: AbortSignal): void {
    // What only the catalog shows has no page here.
    for (const note of notes.filter(({ kind }) => kind !== 'object')) {
      this.#waiting.set(`${note.kind} ${note.key}`, note);
    }
    if (!this.#gathering) {
      this.#gathering = true;
      void this.#publish(signal);
    }
  }

  async #publish(signal: AbortSignal): Promise<void> {
    while (this.#waiting.size > 0 && !signal.aborted) {
      const notes = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const changes of chunks(notes, MAX_CHANGES_PER_SIGNAL)) {
        await this.#send(changes);
      }
      await this.#clock.sleep(GATHER_MS, signal);
    }
    this.#gathering = false;
  }

  async #send(changes: ChangeNote[]): Promise<void> {
    try {
      await this.#signals.publish({
        recipients: { type: 'broadcast' },
        channel: CHANNEL,
        message: {
          changes: changes.map(({ kind, key, operation }) => ({
            kind,
            key,
            operation,
          })),
        },
      });
    } catch (error) {
      // Pages also poll, slowly.
      this.#logger.warn('A signal could not be published', error as Error);
    }
  }
}

/**
 * What a {@link SignalPublisher} is made of.
 *
 * @internal
 */
export interface SignalPublisherOptions {
  feed: ChangeFeed;
  signals: SignalsService;
  clock: Clock;
  logger: LoggerService;
}
