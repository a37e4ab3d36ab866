import type { KubernetesClient } from '@berth/sandbox';
import { CLUSTER_KIND } from '../world/objects';

/**
 * A raw watch that notes when it first has an object: nothing that follows a
 * cluster can have it sooner.
 *
 * @internal
 */
export class EventTimes {
  readonly #waiting = new Map<string, (at: number) => void>();
  readonly #stop = new AbortController();

  /** Follows the databases of an API server from now on. */
  static async follow(client: KubernetesClient): Promise<EventTimes> {
    const { metadata } = await client.list(CLUSTER_KIND, {
      fieldSelector: 'metadata.name=none',
    });
    const times = new EventTimes();
    void times.#follow(client, metadata.resourceVersion);
    return times;
  }

  /** When the watch brings the object of that name for the first time. */
  of(name: string): Promise<number> {
    return new Promise(resolve => this.#waiting.set(name, resolve));
  }

  stop(): void {
    this.#stop.abort();
  }

  async #follow(
    client: KubernetesClient,
    resourceVersion: string,
  ): Promise<void> {
    const { signal } = this.#stop;
    const events = client.watch(CLUSTER_KIND, { resourceVersion, signal });
    for await (const { type, object } of events) {
      const { name } = object.metadata;
      if (type === 'ADDED') {
        this.#waiting.get(name!)?.(performance.now());
        this.#waiting.delete(name!);
      }
    }
  }
}
