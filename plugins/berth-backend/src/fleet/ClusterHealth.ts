import type { LoggerService } from '@backstage/backend-plugin-api';
import type { KubernetesError } from '../kubernetes/KubernetesError';
import { mapKubernetesError } from '../kubernetes/mapKubernetesError';
import { LeaseLostError } from '../leases/LeaseLostError';
import { isoTime, type Clock } from '../time/Clock';
import type { ClusterStatus, ClusterStore } from './ClusterStore';
import { nextStatus, type HealthObservation } from './nextStatus';
import type { ReflectorHealth } from './Reflector';
import type { WatchedResource } from './types';

/**
 * Gathers what reflectors and probes learn of a cluster into its status, and
 * stores the status whenever it changes.
 *
 * @internal
 */
export class ClusterHealth implements ReflectorHealth {
  readonly #options: ClusterHealthOptions;
  /** Resources that the API server refuses, while it answers as such. */
  readonly #problems = new Map<string, string>();
  #status: ClusterStatus = { state: 'unknown' };
  #stored = '';
  #saving: Promise<void> = Promise.resolve();
  #reconnection = new AbortController();

  private constructor(options: ClusterHealthOptions) {
    this.#options = options;
  }

  static create(options: ClusterHealthOptions): ClusterHealth {
    return new ClusterHealth(options);
  }

  get isConnected(): boolean {
    return this.#status.state === 'connected';
  }

  get reconnection(): AbortSignal {
    return this.#reconnection.signal;
  }

  /** Begins from what was stored before the restart. */
  start(stored: ClusterStatus | undefined): void {
    this.#status = stored ?? this.#status;
    this.#observe({ type: 'start' });
  }

  onAnswer(resource: WatchedResource): void {
    if (this.#problems.delete(resource.key)) {
      this.#saveProblem(resource, undefined);
    }
    this.#observe({ type: 'answer' });
  }

  onFailure(resource: WatchedResource, error: KubernetesError): void {
    if (error.isNetwork) {
      this.onUnreachable(error);
      return;
    }
    const { logger, onMissing } = this.#options;
    if (error.isNotFound) {
      onMissing();
      return;
    }
    const message = `${resource.plural} cannot be watched: ${error.message}`;
    if (this.#problems.get(resource.key) !== message) {
      this.#problems.set(resource.key, message);
      logger.warn(message, { resource: resource.key, status: error.status });
      this.#saveProblem(resource, error.status === 403 ? message : undefined);
    }
    this.#observe({ type: 'answer' });
  }

  onUnreachable(error: KubernetesError): void {
    const { title, logger } = this.#options;
    const { message } = mapKubernetesError({ error, cluster: title });
    if (this.#status.state !== 'stale') {
      logger.warn(message, { cause: error.message });
    }
    this.#observe({ type: 'failure', message });
  }

  onVersion(kubernetesVersion: string): void {
    this.#observe({ type: 'answer', kubernetesVersion });
    const { store, cluster } = this.#options;
    this.#enqueue(() => store.saveHeard(cluster));
  }

  /** Resolves once everything learnt so far is stored. */
  async settled(): Promise<void> {
    await this.#saving;
  }

  #observe(observation: HealthObservation): void {
    const { clock, logger, onConnected } = this.#options;
    const before = this.#status.state;
    const next = nextStatus(this.#status, observation, isoTime(clock.now()));
    this.#status = next;
    if (before !== 'connected' && next.state === 'connected') {
      logger.info('Connected');
      this.#reconnection.abort();
      this.#reconnection = new AbortController();
      onConnected();
    }
    this.#save();
  }

  #save(): void {
    const { store, cluster } = this.#options;
    const problems = [...this.#problems.values()].join('; ');
    const status: ClusterStatus = {
      ...this.#status,
      message: this.#status.message ?? (problems || undefined),
    };
    const text = JSON.stringify(status);
    if (text !== this.#stored) {
      this.#stored = text;
      this.#enqueue(() => store.saveStatus(cluster, status));
    }
  }

  #saveProblem(resource: WatchedResource, message: string | undefined): void {
    const { store, cluster } = this.#options;
    this.#enqueue(() => store.saveProblem(cluster, resource.key, message));
  }

  #enqueue(save: () => Promise<void>): void {
    this.#saving = this.#saving.then(save).catch(error => {
      this.#stored = '';
      if (error instanceof LeaseLostError) {
        return;
      }
      this.#options.logger.warn('The status could not be stored', error);
    });
  }
}

/**
 * What a {@link ClusterHealth} is made of.
 *
 * @internal
 */
export interface ClusterHealthOptions {
  cluster: string;
  /** For people. */
  title: string;
  store: ClusterStore;
  clock: Clock;
  logger: LoggerService;
  /** The cluster answers, after it did not or had not yet. */
  onConnected: () => void;
  /** A kind that was served is not found any more. */
  onMissing: () => void;
}
