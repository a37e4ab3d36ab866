import { setTimeout as delay } from 'node:timers/promises';
import {
  referenceTo,
  type KubernetesClient,
} from '../kubernetes/KubernetesClient';
import { isNotFound, KubernetesError } from '../kubernetes/KubernetesError';
import type { KindReference, KubernetesObject } from '../kubernetes/types';
import { Informer } from './Informer';
import { mergePatch } from './mergePatch';
import type { StandInOptions } from './StandIn';
import { WorkQueue } from './WorkQueue';

const ALL = 'all';

/**
 * What a simulated operator does next in a system whose objects depend on each
 * other.
 *
 * @internal
 */
export interface SystemStep {
  /** The whole status that an object comes to next. */
  statuses?: Array<{ object: KubernetesObject; status: object }>;
  /** Changes of objects beside their status, such as a taken annotation. */
  patches?: Array<{ object: KubernetesObject; patch: object }>;
  /** What has to be there; applied. */
  objects?: KubernetesObject[];
  /** What has been dealt with, such as an order. */
  deletes?: KubernetesObject[];
}

/**
 * An operator by a pure function of everything that there is of its kinds, for
 * systems in which one object's state follows from others', as a queue's from
 * its flavor. Each step takes the stand-in's delay; what somebody has changed
 * meanwhile is decided anew.
 *
 * @internal
 */
export class SystemController {
  readonly #options: SystemControllerOptions;
  readonly #client: KubernetesClient;
  readonly #queue: WorkQueue;
  readonly #informers: Array<Informer<KubernetesObject>>;

  static create(options: SystemControllerOptions): SystemController {
    return new SystemController(options);
  }

  private constructor(options: SystemControllerOptions) {
    const { client, log } = options.standIn;
    this.#options = options;
    this.#client = client;
    this.#queue = WorkQueue.create({
      work: () => this.#reconcile(),
      onError: (_key, error) =>
        log(`${options.name}: ${(error as Error).message}`),
      concurrency: 1,
    });
    this.#informers = options.kinds.map(kind =>
      Informer.create({
        client,
        kind,
        groupOf: () => ALL,
        onChange: () => this.#queue.add(ALL),
        log,
      }),
    );
  }

  /** Works until the signal aborts it. */
  async run(signal: AbortSignal): Promise<void> {
    const running = this.#informers.map(informer => informer.run(signal));
    await Promise.all(this.#informers.map(({ synced }) => synced));
    this.#queue.add(ALL);
    await Promise.all(running);
  }

  async #reconcile(): Promise<void> {
    const { kinds, next, standIn } = this.#options;
    const objects = this.#informers.flatMap((informer, index) =>
      informer.group(ALL).map(object => ({
        ...object,
        apiVersion: kinds[index].apiVersion,
        kind: kinds[index].kind,
      })),
    );
    const step = next(objects);
    const statuses = (step.statuses ?? []).flatMap(({ object, status }) => {
      const patch = mergePatch((object.status ?? {}) as object, status);
      return patch ? [{ object, patch }] : [];
    });
    const others = [step.patches, step.objects, step.deletes].flat();
    if (statuses.length === 0 && others.filter(Boolean).length === 0) {
      return;
    }
    await delay(standIn.delayMs);
    for (const object of step.objects ?? []) {
      await this.#client.apply(object, { fieldManager: this.#options.name });
    }
    for (const { object, patch } of step.patches ?? []) {
      await this.#patch(object, patch);
    }
    for (const { object, patch } of statuses) {
      await this.#patch(object, { status: patch }, 'status');
    }
    for (const object of step.deletes ?? []) {
      await this.#client.delete(referenceTo(object)).catch(ignoreOvertaken);
    }
  }

  async #patch(
    object: KubernetesObject,
    patch: object,
    subresource?: 'status',
  ): Promise<void> {
    const { uid, resourceVersion } = object.metadata;
    const { metadata } = patch as { metadata?: object };
    await this.#client
      .patch(
        referenceTo(object),
        // The version, so that what was decided of an older one is dropped.
        { ...patch, metadata: { ...metadata, uid, resourceVersion } },
        {
          fieldManager: this.#options.name,
          ...(subresource && { subresource }),
        },
      )
      .catch(ignoreOvertaken);
  }
}

/**
 * What a {@link SystemController} is made of.
 *
 * @internal
 */
export interface SystemControllerOptions {
  standIn: StandInOptions;
  /** The operator, as field manager. */
  name: string;
  kinds: KindReference[];
  next: (objects: KubernetesObject[]) => SystemStep;
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
