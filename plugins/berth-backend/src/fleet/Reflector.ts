import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FleetConfig } from '../config/BerthConfig';
import type { KubernetesClient } from '../kubernetes/KubernetesClient';
import { KubernetesError } from '../kubernetes/KubernetesError';
import type { ClusterMetrics } from '../metrics/ClusterMetrics';
import { backoffDelay } from '../time/backoff';
import type { Clock } from '../time/Clock';
import { ListedStream } from './ListedStream';
import type { ProjectionWriter } from './ProjectionWriter';
import { objectKey, type WatchedResource } from './types';

/**
 * What a reflector reports of its connection.
 *
 * @internal
 */
export interface ReflectorHealth {
  /** The API server has accepted a list or a watch. */
  onAnswer(resource: WatchedResource): void;
  onFailure(resource: WatchedResource, error: KubernetesError): void;
  /** Aborts when the API server answers again after it did not. */
  readonly reconnection: AbortSignal;
}

/** A watch that ends sooner has told nothing. */
const QUICK_MS = 1_000;
/** An API server that has just started catches up by then. */
const AHEAD_TRIES = 5;
/** A permission is often given just after its absence is noticed. */
const REFUSAL_MS = 5_000;
/** A refusal that lasts longer, about two minutes, is asked about less often. */
const FRESH_REFUSALS = 30;
/** How long, and how often, what is expected any moment is asked for. */
const EAGER_MS = 30_000;
const EAGER_PAUSE_MS = 1_000;
/** A failure after so long has nothing to do with the one before. */
const LONG_MS = 10_000;

/**
 * Follows one resource of one cluster: lists it once, then watches from there;
 * goes on after an interruption where it stopped, and lists again only when the
 * API server no longer knows that moment.
 *
 * @remarks
 * It lists as a stream, which costs both sides one object at a time, and page
 * by page where the API server has no such lists, or where one has just broken
 * off: that some list succeeds is worth more than that it is the best.
 *
 * @internal
 */
export class Reflector {
  readonly #options: ReflectorOptions;
  /** The resourceVersion up to which all is known; none before a list. */
  #position: string | undefined;
  #failures = 0;
  #expiredLists = 0;
  #hasBrokenOff = false;
  #watching = new AbortController();
  #isWatchOpen = false;
  #eagerUntil = 0;
  /** Set while it waits after a refusal, or for a kind that is not there. */
  #waking: AbortController | undefined;

  private constructor(options: ReflectorOptions) {
    this.#options = options;
  }

  static create(options: ReflectorOptions): Reflector {
    return new Reflector(options);
  }

  /**
   * Follows until the signal aborts.
   *
   * @param from - the resourceVersion to go on from; lists when left out
   */
  async run(signal: AbortSignal, from?: string): Promise<void> {
    const { clock } = this.#options;
    this.#position = from;
    while (!signal.aborted) {
      const began = clock.now();
      const problem = await this.#attempt(signal);
      const lasted = clock.now() - began;
      if (signal.aborted || (!problem && lasted >= QUICK_MS)) {
        continue;
      }
      if (lasted >= LONG_MS) {
        this.#failures = 0;
      }
      const isInHaste = problem?.isGone && this.#failures === 0;
      this.#failures++;
      if (problem) {
        this.#react(problem);
      }
      if (!isInHaste) {
        await this.#pause(signal, problem);
      }
    }
    this.#options.metrics?.onEnd(this.#options.resource);
  }

  /** Gives up the watch that is open, in case it only seems to be, for another. */
  reconnect(): void {
    this.#watching.abort();
  }

  /**
   * Tries again at once, and for a while more often, what was refused or not
   * found: the kind, or the right to watch it, has just come or is about to.
   */
  expectSoon(): void {
    this.#eagerUntil = this.#options.clock.now() + EAGER_MS;
    this.#waking?.abort();
  }

  /** Lists if it must, and watches; returns what ended it, if it was no end. */
  async #attempt(signal: AbortSignal): Promise<KubernetesError | undefined> {
    this.#isWatchOpen = false;
    try {
      if (this.#position === undefined && (await this.#stream(signal))) {
        return undefined;
      }
      this.#position ??= await this.#list(signal);
      this.#expiredLists = 0;
      await this.#watch(this.#position, signal);
      return undefined;
    } catch (error) {
      return this.#confirm(asKubernetesError(error), signal);
    }
  }

  #react(problem: KubernetesError): void {
    const { health, resource, logger } = this.#options;
    if (problem.isGone && this.#position === undefined) {
      this.#expiredLists++;
    } else if (problem.isGone || this.#isLeftBehind(problem)) {
      logger.info('The watch cannot go on; listing again');
      this.#position = undefined;
    } else if (!problem.isNetwork || !this.#isWatchOpen) {
      // That a watch is cut says little; whether there can be another, more.
      health.onFailure(resource, problem);
    }
  }

  #isLeftBehind(problem: KubernetesError): boolean {
    return problem.isAhead && this.#failures > AHEAD_TRIES;
  }

  /** A refusal counts only from an API server that is ready to decide. */
  async #confirm(
    problem: KubernetesError,
    signal: AbortSignal,
  ): Promise<KubernetesError> {
    if (problem.status !== 403) {
      return problem;
    }
    try {
      await this.#options.client.ready({ signal });
      return problem;
    } catch (error) {
      return asKubernetesError(error);
    }
  }

  async #pause(signal: AbortSignal, problem?: KubernetesError): Promise<void> {
    const { clock, random, config, health } = this.#options;
    const attempt = this.#failures;
    const settings = {
      initialMs: config.backoff.initialMs,
      maxMs: this.#longestPause(problem),
    };
    const waking = new AbortController();
    this.#waking = isMissing(problem) ? waking : undefined;
    await clock.sleep(
      backoffDelay({ settings, attempt, random }),
      AbortSignal.any([signal, health.reconnection, waking.signal]),
    );
    this.#waking = undefined;
  }

  #longestPause(problem?: KubernetesError): number {
    const { clock, config } = this.#options;
    const { maxMs } = config.backoff;
    if (isMissing(problem) && clock.now() < this.#eagerUntil) {
      return Math.min(maxMs, EAGER_PAUSE_MS);
    }
    const isFreshlyRefused =
      problem?.status === 403 && this.#failures <= FRESH_REFUSALS;
    return isFreshlyRefused ? Math.min(maxMs, REFUSAL_MS) : maxMs;
  }

  /**
   * Lists as a stream and goes on to watch by it.
   *
   * @returns whether it could; false leaves everything to be listed in pages
   */
  async #stream(signal: AbortSignal): Promise<boolean> {
    const { client, resource } = this.#options;
    if (this.#hasBrokenOff || !client.mayStreamLists(resource)) {
      return false;
    }
    try {
      await this.#watch(undefined, signal);
    } catch (error) {
      const problem = asKubernetesError(error);
      if (!isNoStreaming(problem)) {
        const isAtFault = this.#isWatchOpen || (problem.status ?? 0) >= 500;
        this.#hasBrokenOff = isAtFault && this.#position === undefined;
        throw problem;
      }
      client.noteNoStreamingLists(resource);
    }
    this.#isWatchOpen = false;
    return this.#position !== undefined || signal.aborted;
  }

  async #list(signal: AbortSignal): Promise<string> {
    const { client, resource, config, writer, health } = this.#options;
    const { fieldSelector, metadataOnly } = resource;
    this.#options.metrics?.onList(resource);
    // Should this fail as well, the other way has its turn again.
    this.#hasBrokenOff = false;
    const seen = new Set<string>();
    let resourceVersion = '';
    const pages = client.list(resource, {
      signal,
      fieldSelector,
      metadataOnly,
      // Pages that expire while they are read leave only the whole at once.
      pageSize: this.#expiredLists < 2 ? config.pageSize : 0,
    });
    for await (const page of pages) {
      health.onAnswer(resource);
      resourceVersion = page.resourceVersion;
      for (const object of page.items) {
        seen.add(objectKey(object));
        await writer.push({ type: 'upsert', resource, object }, signal);
      }
    }
    await writer.push(
      { type: 'listed', resource, resourceVersion, seen },
      signal,
    );
    return resourceVersion;
  }

  /** @param from - undefined for a streaming list before the watch */
  async #watch(from: string | undefined, signal: AbortSignal): Promise<void> {
    const { client, resource, config, writer, random, health, metrics } =
      this.#options;
    const { fieldSelector, metadataOnly } = resource;
    this.#watching = new AbortController();
    const events = client.watch(resource, {
      signal: AbortSignal.any([signal, this.#watching.signal]),
      fieldSelector,
      metadataOnly,
      resourceVersion: from,
      // Spread, so that watches that began together do not end together.
      timeoutMs: config.watchTimeoutMs * (1 + random()),
      idleTimeoutMs: config.idleTimeoutMs,
      onOpen: () => {
        this.#isWatchOpen = true;
        metrics?.onWatch(resource);
        health.onAnswer(resource);
      },
    });
    const list = from === undefined && ListedStream.create(resource);
    if (list) {
      metrics?.onList(resource);
    }
    for await (const event of events) {
      metrics?.onHeard(resource);
      if (list && this.#position === undefined) {
        const item = list.take(event);
        if (!item) {
          client.noteNoStreamingLists(resource);
          return;
        }
        await writer.push(item, signal);
        if (item.type === 'listed') {
          this.#expiredLists = 0;
          this.#advance(item.resourceVersion);
        }
      } else if (event.type === 'BOOKMARK') {
        const { resourceVersion } = event;
        this.#advance(resourceVersion);
        await writer.push(
          { type: 'progress', resource, resourceVersion },
          signal,
        );
      } else {
        metrics?.onEvent(resource);
        const { object } = event;
        const { resourceVersion } = object.metadata;
        const type = event.type === 'DELETED' ? 'delete' : 'upsert';
        this.#advance(resourceVersion);
        await writer.push({ type, resource, object, resourceVersion }, signal);
      }
    }
  }

  #advance(resourceVersion: string): void {
    this.#failures = 0;
    this.#position = resourceVersion;
  }
}

/**
 * What a {@link Reflector} is made of.
 *
 * @internal
 */
export interface ReflectorOptions {
  resource: WatchedResource;
  client: KubernetesClient;
  writer: ProjectionWriter;
  config: FleetConfig;
  clock: Clock;
  random: () => number;
  logger: LoggerService;
  health: ReflectorHealth;
  metrics?: ClusterMetrics;
}

/** So answer API servers that do not know how, or are told not to. */
function isNoStreaming({ status }: KubernetesError): boolean {
  return status === 400 || status === 422;
}

/** So it is answered while a kind, or the right to watch it, has yet to come. */
function isMissing(problem?: KubernetesError): boolean {
  return problem?.status === 403 || problem?.isNotFound === true;
}

function asKubernetesError(error: unknown): KubernetesError {
  return error instanceof KubernetesError
    ? error
    : KubernetesError.fromNetwork('ERR_UNKNOWN', String(error));
}
