import { setTimeout as delay } from 'node:timers/promises';
import type { KubernetesClient } from '../kubernetes/KubernetesClient';
import { KubernetesError } from '../kubernetes/KubernetesError';
import type { KindReference, KubernetesObject } from '../kubernetes/types';
import { GroupedObjects } from './GroupedObjects';

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
  readonly #groupOf: (object: T) => string;
  readonly #onChange: (group: string) => void;
  readonly #log: (message: string) => void;
  readonly #objects: GroupedObjects<T>;
  readonly #synced: { promise: Promise<void>; resolve: () => void };
  #lastProblem = '';

  static create<T extends KubernetesObject>(options: {
    client: KubernetesClient;
    kind: KindReference;
    labelSelector?: string;
    /** What an object belongs to, such as the object that owns it */
    groupOf: (object: T) => string;
    /** Called with the group of an object that came, changed or went */
    onChange: (group: string) => void;
    log: (message: string) => void;
  }): Informer<T> {
    return new Informer<T>(options);
  }

  private constructor(options: Parameters<typeof Informer.create<T>>[0]) {
    this.#client = options.client;
    this.#kind = options.kind;
    this.#labelSelector = options.labelSelector;
    this.#groupOf = options.groupOf;
    this.#onChange = options.onChange;
    this.#log = options.log;
    this.#objects = GroupedObjects.create(options);
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

  /** The objects of a group, in no particular order. */
  group(name: string): T[] {
    return this.#objects.group(name);
  }

  /** Every group that has a member. */
  groups(): string[] {
    return this.#objects.groups();
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
    for (const object of this.#objects.replace(list.items)) {
      this.#onChange(this.#groupOf(object));
    }
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
      if (type === 'BOOKMARK') {
        continue;
      }
      if (type === 'DELETED') {
        this.#objects.delete(object);
      } else {
        this.#objects.set(object);
      }
      this.#onChange(this.#groupOf(object));
    }
    return version;
  }
}
