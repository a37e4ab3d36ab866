import { setTimeout as delay } from 'node:timers/promises';
import {
  referenceTo,
  type KubernetesClient,
} from '../kubernetes/KubernetesClient';
import { isNotFound, KubernetesError } from '../kubernetes/KubernetesError';
import type { KindReference, KubernetesObject } from '../kubernetes/types';
import { EventRecorder } from './EventRecorder';
import { Informer } from './Informer';
import { mergePatch } from './mergePatch';
import type { StandInOptions } from './StandIn';
import { WorkQueue } from './WorkQueue';

/**
 * What a simulated operator does next with an object.
 *
 * @internal
 */
export interface NextStep {
  /** What has to be there besides it; applied at once. */
  objects?: KubernetesObject[];
  /** What is not to be there any more; one that is gone is as good. */
  deletes?: KubernetesObject[];
  /** The whole status that it comes to next, after the delay of a step. */
  status?: object;
  /** When to look again though nothing has changed, such as at a time limit. */
  againAfterMs?: number;
}

/**
 * Other objects by which a step is decided.
 *
 * @internal
 */
export interface RelatedKind {
  kind: KindReference;
  labelSelector?: string;
  /** Namespace and name, with a slash, of the object that it is about. */
  about(object: KubernetesObject): string | undefined;
}

/**
 * An operator by a pure function of what is there: what it makes besides an
 * object, and the status that the object has next. Each step of the status
 * takes the stand-in's delay; one that is overtaken by a change is decided
 * anew.
 *
 * @internal
 */
export class StatusController<T extends KubernetesObject> {
  readonly #options: StatusControllerOptions<T>;
  readonly #client: KubernetesClient;
  readonly #events: EventRecorder;
  readonly #queue: WorkQueue;
  readonly #objects: Informer<T>;
  readonly #related: Array<Informer<KubernetesObject>>;
  readonly #followed: Informer<KubernetesObject> | undefined;

  static create<T extends KubernetesObject>(
    options: StatusControllerOptions<T>,
  ): StatusController<T> {
    return new StatusController(options);
  }

  private constructor(options: StatusControllerOptions<T>) {
    const { client, log } = options.standIn;
    this.#options = options;
    this.#client = client;
    this.#events = EventRecorder.create({ client, component: options.name });
    this.#queue = WorkQueue.create({
      work: key => this.#reconcile(key),
      onError: (key, error) =>
        log(`${options.kind.kind} ${key}: ${(error as Error).message}`),
      concurrency: 50,
    });
    const onChange = (key: string) => this.#queue.add(key);
    this.#objects = Informer.create<T>({
      client,
      kind: options.kind,
      groupOf: keyOf,
      onChange,
      log,
    });
    this.#related = (options.related ?? []).map(
      ({ kind, labelSelector, about }) =>
        Informer.create({
          client,
          kind,
          labelSelector,
          groupOf: object => about(object) ?? '',
          onChange,
          log,
        }),
    );
    const { follows } = options;
    this.#followed =
      follows &&
      Informer.create({
        client,
        kind: follows.kind,
        groupOf: keyOf,
        onChange: followed => this.#addFollowers(followed),
        log,
      });
  }

  /** Works until the signal aborts it. */
  async run(signal: AbortSignal): Promise<void> {
    const others = [...this.#related, this.#followed].filter(
      informer => informer !== undefined,
    );
    const running = others.map(informer => informer.run(signal));
    await Promise.all(others.map(({ synced }) => synced));
    await Promise.all([...running, this.#objects.run(signal)]);
  }

  /** Looks at an object again, by its namespace and name. */
  look(key: string): void {
    this.#queue.add(key);
  }

  #addFollowers(followed: string): void {
    for (const key of this.#objects.groups()) {
      const [object] = this.#objects.group(key);
      if (object && this.#keyOfFollowed(object) === followed) {
        this.#queue.add(key);
      }
    }
  }

  #keyOfFollowed(object: T): string {
    const name = this.#options.follows?.nameOf(object);
    return `${object.metadata.namespace ?? ''}/${name}`;
  }

  async #reconcile(key: string): Promise<void> {
    const [found] = this.#objects.group(key);
    if (!found || this.#options.isOurs?.(found) === false) {
      return;
    }
    const { apiVersion, kind } = this.#options.kind;
    const object = { ...found, apiVersion, kind };
    const related = this.#related.flatMap(informer => informer.group(key));
    if (object.metadata.deletionTimestamp) {
      await this.#remove(object, related);
      return;
    }
    await this.#addFinalizer(object);
    const [followed] = this.#followed?.group(this.#keyOfFollowed(object)) ?? [];
    const step = this.#options.next(object, related, followed);
    for (const wanted of step?.objects ?? []) {
      await this.#make(object, wanted);
    }
    for (const unwanted of step?.deletes ?? []) {
      await this.#client.delete(referenceTo(unwanted)).catch(ignoreOvertaken);
    }
    await this.#report(object, step?.status);
    if (step?.againAfterMs !== undefined) {
      setTimeout(() => this.#queue.add(key), step.againAfterMs).unref();
    }
  }

  async #make(object: T, wanted: KubernetesObject): Promise<void> {
    try {
      await this.#client.apply(wanted, { fieldManager: this.#options.name });
    } catch (error) {
      // Such as a quota that is used up: its own words help most.
      await this.#events.record(object, {
        type: 'Warning',
        reason: 'FailedApply',
        message: (error as Error).message,
      });
      throw error;
    }
  }

  async #report(object: T, status: object | undefined): Promise<void> {
    const { status: before = {} } = object as { status?: object };
    const patch = status && mergePatch(before, status);
    if (!patch) {
      return;
    }
    await delay(this.#options.standIn.delayMs);
    const { uid, resourceVersion } = object.metadata;
    await this.#client
      .patch(
        referenceTo(object),
        // The version, so that what was decided of an older one is dropped.
        { metadata: { uid, resourceVersion }, status: patch },
        {
          fieldManager: this.#options.name,
          ...(this.#options.statusInObject ? {} : { subresource: 'status' }),
        },
      )
      .catch(ignoreOvertaken);
  }

  async #addFinalizer(object: T): Promise<void> {
    const { finalizer, finalizerIsAsked } = this.#options;
    const { finalizers = [] } = object.metadata;
    const absent = listOf(finalizer).filter(name => !finalizers.includes(name));
    if (!finalizerIsAsked && absent.length > 0) {
      await this.#patchFinalizers(object, [...finalizers, ...absent]);
    }
  }

  async #remove(object: T, related: KubernetesObject[]): Promise<void> {
    const { finalizer, remove } = this.#options;
    const { finalizers = [] } = object.metadata;
    const ours = listOf(finalizer);
    if (!finalizers.some(name => ours.includes(name))) {
      return;
    }
    if ((await remove?.(object, related)) ?? true) {
      await this.#patchFinalizers(
        object,
        finalizers.filter(name => !ours.includes(name)),
      );
    } else {
      setTimeout(() => this.#queue.add(keyOf(object)), 200).unref();
    }
  }

  async #patchFinalizers(object: T, finalizers: string[]): Promise<void> {
    const { uid, resourceVersion } = object.metadata;
    await this.#client
      .patch(referenceTo(object), {
        metadata: { uid, resourceVersion, finalizers },
      })
      .catch(ignoreOvertaken);
  }
}

/**
 * What a {@link StatusController} is made of.
 *
 * @internal
 */
export interface StatusControllerOptions<T extends KubernetesObject> {
  standIn: StandInOptions;
  /** The operator, as field manager and as source of events. */
  name: string;
  kind: KindReference;
  /** Whether the kind has no status subresource. */
  statusInObject?: boolean;
  /** Which objects of the kind it is about; all by default. */
  isOurs?: (object: T) => boolean;
  related?: RelatedKind[];
  /** One object of the same namespace that each of these goes by. */
  follows?: { kind: KindReference; nameOf(object: T): string };
  next: (
    object: T,
    related: KubernetesObject[],
    followed: KubernetesObject | undefined,
  ) => NextStep | undefined;
  /** One or several, which it takes away together. */
  finalizer?: string | string[];
  /** Whether whoever asks puts the finalizer there, and nobody else. */
  finalizerIsAsked?: boolean;
  /** Ends what belongs to an object that is being deleted; whether it is gone. */
  remove?: (object: T, related: KubernetesObject[]) => Promise<boolean>;
}

/**
 * The reference of a child to the object that owns it.
 *
 * @internal
 */
export function ownedBy(object: KubernetesObject) {
  const { apiVersion, kind, metadata } = object;
  return [
    {
      apiVersion,
      kind,
      name: metadata.name!,
      uid: metadata.uid!,
      controller: true,
      blockOwnerDeletion: true,
    },
  ];
}

/** A condition as it is wanted; its time is that of its last transition. */
export interface WantedCondition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message?: string;
}

/**
 * Conditions as Kubernetes writes them: the time of one whose status stays the
 * same stays, too.
 *
 * @internal
 */
export function conditions(
  object: KubernetesObject,
  wanted: WantedCondition[],
  options: { observedGeneration?: boolean } = {},
): object[] {
  const { conditions: before = [] } = (object.status ?? {}) as {
    conditions?: Array<WantedCondition & { lastTransitionTime?: string }>;
  };
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  return wanted.map(condition => {
    const last = before.find(({ type }) => type === condition.type);
    return {
      ...condition,
      message: condition.message ?? '',
      ...(options.observedGeneration && {
        observedGeneration: object.metadata.generation,
      }),
      lastTransitionTime:
        last?.status === condition.status
          ? last.lastTransitionTime ?? now
          : now,
    };
  });
}

function listOf(names: string | string[] | undefined): string[] {
  return names === undefined ? [] : [names].flat();
}

function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

// Changed or gone meanwhile, which is looked at anew.
function ignoreOvertaken(error: unknown): void {
  if (
    !isNotFound(error) &&
    !(error instanceof KubernetesError && error.reason === 'Conflict')
  ) {
    throw error;
  }
}
