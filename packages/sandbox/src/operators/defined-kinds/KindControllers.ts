import type { KindReference, KubernetesObject } from '../../kubernetes/types';
import { Informer } from '../Informer';
import type { StandInOptions } from '../StandIn';
import { definitionKind, isEstablished, type KindDefinition } from './types';

interface Controller {
  run(signal: AbortSignal): Promise<void>;
}

/**
 * Runs a controller for each kind that comes to be defined while the sandbox
 * runs, until its definition goes. One that changes is run anew. Where kinds
 * are made of something, such as an XRD, what they are made of has to be there
 * for a start, and is not needed to go on: its objects have to end, too.
 *
 * @internal
 */
export class KindControllers<T extends KubernetesObject> {
  readonly #options: KindControllersOptions<T>;
  readonly #definitions: Informer<KindDefinition>;
  readonly #origins: Informer<T> | undefined;
  readonly #running = new Map<
    string,
    { mark: string; group: string; stop: AbortController }
  >();

  static create<T extends KubernetesObject>(
    options: KindControllersOptions<T>,
  ): KindControllers<T> {
    return new KindControllers(options);
  }

  private constructor(options: KindControllersOptions<T>) {
    const { client, log } = options.standIn;
    const { origin } = options;
    this.#options = options;
    const onChange = (group: string) => this.#follow(group);
    this.#definitions = Informer.create<KindDefinition>({
      client,
      kind: definitionKind,
      groupOf: definition => options.groupOf(definition) ?? '',
      onChange,
      log,
    });
    this.#origins =
      origin &&
      Informer.create<T>({
        client,
        kind: origin,
        groupOf: ({ metadata }) => metadata.name!,
        onChange,
        log,
      });
  }

  /** Works until the signal aborts it. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.#stopAll());
    await Promise.all([
      this.#definitions.run(signal),
      this.#origins?.run(signal),
    ]);
  }

  #follow(group: string): void {
    if (group === '') {
      return;
    }
    const definitions = this.#definitions.group(group);
    const [origin] = this.#origins?.group(group) ?? [];
    for (const definition of definitions.filter(isEstablished)) {
      if (origin || !this.#origins) {
        this.#start({ group, definition, origin });
      }
    }
    for (const [name, { group: its, stop }] of this.#running) {
      const isThere = definitions.some(
        ({ metadata }) => metadata.name === name,
      );
      if (its === group && !isThere) {
        stop.abort();
        this.#running.delete(name);
      }
    }
  }

  #start(options: { group: string; definition: KindDefinition; origin: T }) {
    const { group, definition, origin } = options;
    const name = definition.metadata.name!;
    const mark = markOf(definition, origin);
    const before = this.#running.get(name);
    if (before?.mark === mark) {
      return;
    }
    before?.stop.abort();
    const stop = new AbortController();
    this.#running.set(name, { mark, group, stop });
    void this.#options
      .controllerOf({ definition, origin })
      .run(stop.signal)
      .catch(error =>
        this.#options.standIn.log(`${name}: ${(error as Error).message}`),
      );
  }

  #stopAll(): void {
    for (const { stop } of this.#running.values()) {
      stop.abort();
    }
    this.#running.clear();
  }
}

/**
 * What {@link KindControllers} are made of.
 *
 * @internal
 */
export interface KindControllersOptions<T extends KubernetesObject> {
  standIn: StandInOptions;
  /** What kinds are made of. */
  origin?: KindReference;
  /** The name of what a kind was made of, or any other; none if not ours. */
  groupOf(definition: KindDefinition): string | undefined;
  /** What works on the kind's objects; the origin is there where one is named. */
  controllerOf(options: { definition: KindDefinition; origin: T }): Controller;
}

/** What a controller goes by; the state of neither is. */
function markOf(...objects: Array<KubernetesObject | undefined>): string {
  return JSON.stringify(
    objects.map(object => [
      object?.metadata.uid,
      object?.metadata.generation,
      object?.metadata.annotations,
    ]),
  );
}
