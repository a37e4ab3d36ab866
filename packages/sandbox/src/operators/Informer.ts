import { setTimeout as delay } from 'node:timers/promises';
import type { KubernetesClient } from '../kubernetes/KubernetesClient';
import { KubernetesError } from '../kubernetes/KubernetesError';
import type { KindReference, KubernetesObject } from '../kubernetes/types';

const retryMs = 200;

/**
 * Keeps a copy of all objects of a kind by listing and then watching them, and
 * tells of each one that changed. After a fault it lists again, and tells of
 * what is different, gone objects included.
 *
 * @internal
 */
export class Informer<T extends KubernetesObject> {
  readonly #client: KubernetesClient;
  readonly #kind: KindReference;
  readonly #labelSelector: string | undefined;
  readonly #onChange: (object: T) => void;
  readonly #log: (message: string) => void;
  readonly #objects = new Map<string, T>();
  readonly #synced: { promise: Promise<void>; resolve: () => void };
  #lastProblem = '';

  static create<T extends KubernetesObject>(options: {
    client: KubernetesClient;
    kind: KindReference;
    labelSelector?: string;
    /** Called with the object as it is now, or as it last was */
    onChange: (object: T) => void;
    log: (message: string) => void;
  }): Informer<T> {
    return new Informer<T>(options);
  }

  private constructor(options: Parameters<typeof Informer.create<T>>[0]) {
    this.#client = options.client;
    this.#kind = options.kind;
    this.#labelSelector = options.labelSelector;
    this.#onChange = options.onChange;
    this.#log = options.log;
    let resolve = () => {};
    const promise = new Promise<void>(done => {
      resolve = done;
    });
    this.#synced = { promise, resolve };
  }

  /** Settles when the first list has been taken. */
  get synced(): Promise<void> {
    return this.#synced.promise;
  }

  get(namespace: string, name: string): T | undefined {
    return this.#objects.get(`${namespace}/${name}`);
  }

  /** All objects, in no particular order. */
  list(): T[] {
    return [...this.#objects.values()];
  }

  /** Lists and watches until the signal aborts it. */
  async run(signal: AbortSignal): Promise<void> {
    let version: string | undefined;
    while (!signal.aborted) {
      try {
        version ??= await this.#relist();
        version = await this.#watch(version, signal);
      } catch (error) {
        if (error instanceof KubernetesError) {
          // Expired, or refused: what has been missed is only in a new list.
          version = undefined;
        }
        if (!signal.aborted) {
          this.#report((error as Error).message);
          await delay(retryMs, undefined, { signal }).catch(() => {});
        }
      }
    }
  }

  #report(problem: string): void {
    if (problem !== this.#lastProblem) {
      this.#lastProblem = problem;
      this.#log(`${this.#kind.kind}: ${problem}`);
    }
  }

  async #relist(): Promise<string> {
    const list = await this.#client.list<T>(this.#kind, {
      labelSelector: this.#labelSelector,
    });
    const gone = new Map(this.#objects);
    this.#objects.clear();
    for (const object of list.items) {
      const key = keyOf(object);
      const before = gone.get(key);
      gone.delete(key);
      this.#objects.set(key, object);
      if (versionOf(before) !== versionOf(object)) {
        this.#onChange(object);
      }
    }
    gone.forEach(object => this.#onChange(object));
    this.#synced.resolve();
    return list.metadata.resourceVersion;
  }

  async #watch(from: string, signal: AbortSignal): Promise<string> {
    let version = from;
    const events = this.#client.watch<T>(this.#kind, {
      resourceVersion: from,
      labelSelector: this.#labelSelector,
      signal,
    });
    for await (const { type, object } of events) {
      version = object.metadata.resourceVersion ?? version;
      if (type === 'DELETED') {
        this.#objects.delete(keyOf(object));
      } else if (type !== 'BOOKMARK') {
        this.#objects.set(keyOf(object), object);
      }
      if (type !== 'BOOKMARK') {
        this.#onChange(object);
      }
    }
    return version;
  }
}

function keyOf(object: KubernetesObject): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

function versionOf(object: KubernetesObject | undefined): string | undefined {
  return object?.metadata.resourceVersion;
}
