import { Component, type ComponentSpec } from './Component';
import type { SandboxError } from '../errors';
import type { ComponentRecord } from '../state/RunRecord';

const stopWithinMs = 5_000;

/**
 * The processes of one sandbox.
 *
 * @internal
 */
export class ComponentSet {
  readonly #components = new Map<string, Component>();
  readonly #onChange: (records: ComponentRecord[]) => void;
  readonly #onDied: (error: SandboxError) => void;
  #watching = false;

  static create(options: {
    /** Called when a process was started, with all that there are then */
    onChange: (records: ComponentRecord[]) => void;
    /** Called when a process ends that nobody asked to, after `watch` */
    onDied: (error: SandboxError) => void;
  }): ComponentSet {
    return new ComponentSet(options);
  }

  private constructor(options: Parameters<typeof ComponentSet.create>[0]) {
    this.#onChange = options.onChange;
    this.#onDied = options.onDied;
  }

  /** Starts a process, in the place of one of the same name that has ended. */
  async start(spec: ComponentSpec): Promise<Component> {
    const component = await Component.start(spec);
    this.#components.set(spec.name, component);
    this.#onChange(this.records());
    void component.exited.then(() => {
      if (this.#watching && component.died) {
        this.#onDied(component.describeDeath());
      }
    });
    return component;
  }

  /** From now on, tells of processes that end by themselves. */
  watch(): void {
    this.#watching = true;
  }

  get(name: string): Component | undefined {
    return this.#components.get(name);
  }

  records(): ComponentRecord[] {
    return [...this.#components.values()].map(component => ({
      name: component.name,
      process: component.identity,
      ...(component.port !== undefined && { port: component.port }),
    }));
  }

  /**
   * Ends all processes: in an order in which nothing is lost if `gracefully`,
   * else at once.
   */
  async stop(options: { gracefully: boolean }): Promise<void> {
    const all = [...this.#components.values()];
    const last = ['kube-apiserver', 'etcd', 'gitea'];
    const stopAll = (components: Component[], signal: NodeJS.Signals) =>
      Promise.all(
        components.map(component =>
          component.stop({ signal, timeoutMs: stopWithinMs }),
        ),
      );

    // What only reads and writes through the API server loses nothing.
    await stopAll(
      options.gracefully
        ? all.filter(component => !last.includes(component.name))
        : all,
      'SIGKILL',
    );
    for (const name of last) {
      await stopAll(
        all.filter(component => component.name === name),
        // The API server would wait for its watchers; it holds no state.
        name === 'kube-apiserver' ? 'SIGKILL' : 'SIGTERM',
      );
    }
  }

  /** Ends all processes by force, without waiting. */
  kill(): void {
    this.#components.forEach(component => component.kill());
  }
}
