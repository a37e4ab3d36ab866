import { randomBytes } from 'node:crypto';
import type { KubernetesClient } from '../kubernetes/KubernetesClient';
import type { KubernetesObject } from '../kubernetes/types';

/**
 * What happened to an object.
 *
 * @internal
 */
export interface RecordedEvent {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
}

// How many different events are remembered before it starts afresh.
const memory = 1000;

/**
 * Writes Kubernetes Events. An event that repeats is counted and not written
 * again, as Kubernetes' own recorders do.
 *
 * @internal
 */
export class EventRecorder {
  readonly #client: KubernetesClient;
  readonly #component: string;
  readonly #recent = new Map<string, { name: string; count: number }>();

  static create(options: {
    client: KubernetesClient;
    component: string;
  }): EventRecorder {
    return new EventRecorder(options.client, options.component);
  }

  private constructor(client: KubernetesClient, component: string) {
    this.#client = client;
    this.#component = component;
  }

  async record(about: KubernetesObject, event: RecordedEvent): Promise<void> {
    const { name, namespace, uid, resourceVersion } = about.metadata;
    const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    const key = JSON.stringify([uid, event]);
    const before = this.#recent.get(key);
    if (before) {
      before.count += 1;
      await this.#client
        .patch(
          { apiVersion: 'v1', kind: 'Event', namespace, name: before.name },
          { count: before.count, lastTimestamp: now },
        )
        .catch(() => this.#recent.delete(key));
      return;
    }
    const eventName = `${name}.${randomBytes(8).toString('hex')}`;
    await this.#client.create({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: eventName, namespace },
      involvedObject: {
        apiVersion: about.apiVersion,
        kind: about.kind,
        name,
        namespace,
        uid,
        resourceVersion,
      },
      ...event,
      count: 1,
      firstTimestamp: now,
      lastTimestamp: now,
      source: { component: this.#component },
      reportingComponent: this.#component,
      reportingInstance: '',
    });
    if (this.#recent.size >= memory) {
      this.#recent.clear();
    }
    this.#recent.set(key, { name: eventName, count: 1 });
  }
}
