import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FleetConfig } from '../config/BerthConfig';
import type { KubernetesClient } from '../kubernetes/KubernetesClient';
import { KubernetesError } from '../kubernetes/KubernetesError';
import { backoffDelay } from '../time/backoff';
import type { Clock } from '../time/Clock';
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
/** A failure after so long has nothing to do with the one before. */
const LONG_MS = 10_000;

/**
 * Follows one resource of one cluster: lists it once, page by page, then
 * watches from there; goes on after an interruption where it stopped, and
 * lists again only when the API server no longer knows that moment.
 *
 * @internal
 */
export class Reflector {
  readonly #options: ReflectorOptions;

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
    const { clock, logger } = this.#options;
    let position = from;
    let failures = 0;
    const onProgress = (resourceVersion?: string) => {
      failures = 0;
      position = resourceVersion ?? position;
    };
    while (!signal.aborted) {
      const began = clock.now();
      try {
        position ??= await this.#list(signal, failures);
        await this.#watch(position, signal, onProgress);
        if (clock.now() - began >= QUICK_MS) {
          continue;
        }
        // Ended as soon as it began: not an error, but not to be hurried.
      } catch (error) {
        const problem = await this.#confirm(asKubernetesError(error), signal);
        if (signal.aborted) {
          return;
        }
        if (problem.isGone) {
          logger.info('The watch fell behind; listing again');
          position = undefined;
        } else {
          this.#options.health.onFailure(this.#options.resource, problem);
        }
        if (clock.now() - began >= LONG_MS) {
          failures = 0;
        }
        if (problem.isGone && failures++ === 0) {
          continue;
        }
      }
      failures++;
      await this.#pause(failures, signal);
    }
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

  async #pause(attempt: number, signal: AbortSignal): Promise<void> {
    const { clock, random, config, health } = this.#options;
    const settings = config.backoff;
    await clock.sleep(
      backoffDelay({ settings, attempt, random }),
      AbortSignal.any([signal, health.reconnection]),
    );
  }

  async #list(signal: AbortSignal, failures: number): Promise<string> {
    const { client, resource, config, writer, health } = this.#options;
    const { fieldSelector, metadataOnly } = resource;
    const seen = new Set<string>();
    let resourceVersion = '';
    const pages = client.list(resource, {
      signal,
      fieldSelector,
      metadataOnly,
      // Pages that expire while they are read leave only the whole at once.
      pageSize: failures < 3 ? config.pageSize : 0,
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

  async #watch(
    from: string,
    signal: AbortSignal,
    onProgress: (resourceVersion?: string) => void,
  ): Promise<void> {
    const { client, resource, config, writer, random, health } = this.#options;
    const { fieldSelector, metadataOnly } = resource;
    const events = client.watch(resource, {
      signal,
      fieldSelector,
      metadataOnly,
      resourceVersion: from,
      // Spread, so that watches that began together do not end together.
      timeoutMs: config.watchTimeoutMs * (1 + random()),
      idleTimeoutMs: config.idleTimeoutMs,
      onOpen: () => health.onAnswer(resource),
    });
    for await (const event of events) {
      if (event.type === 'BOOKMARK') {
        const { resourceVersion } = event;
        onProgress(resourceVersion);
        await writer.push(
          { type: 'progress', resource, resourceVersion },
          signal,
        );
      } else {
        const { object } = event;
        const { resourceVersion } = object.metadata;
        const type = event.type === 'DELETED' ? 'delete' : 'upsert';
        onProgress(resourceVersion);
        await writer.push({ type, resource, object, resourceVersion }, signal);
      }
    }
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
}

function asKubernetesError(error: unknown): KubernetesError {
  return error instanceof KubernetesError
    ? error
    : KubernetesError.fromNetwork('ERR_UNKNOWN', String(error));
}
