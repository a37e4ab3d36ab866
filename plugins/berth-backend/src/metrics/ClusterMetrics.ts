import type { Clock } from '../time/Clock';
import type { FleetInstruments } from './createInstruments';

/**
 * Something of a cluster that is watched, as metrics name it.
 *
 * @internal
 */
export interface MeasuredResource {
  key: string;
  group: string;
  plural: string;
}

/**
 * What is measured of one cluster while this backend follows it. Labels name
 * clusters and kinds, never people, tenants or objects.
 *
 * @internal
 */
export class ClusterMetrics {
  readonly #cluster: string;
  readonly #clock: Clock;
  readonly #instruments: FleetInstruments;
  /** When each watch was heard of last. */
  readonly #heard = new Map<string, number>();
  readonly #opened = new Set<string>();
  #queued = 0;

  private constructor(options: ClusterMetricsOptions) {
    this.#cluster = options.cluster;
    this.#clock = options.clock;
    this.#instruments = options.instruments;
  }

  static create(options: ClusterMetricsOptions): ClusterMetrics {
    return new ClusterMetrics(options);
  }

  /** Items that have been seen and not yet written. */
  get queued(): number {
    return this.#queued;
  }

  /** Seconds since the watch that has been silent longest was heard of. */
  get silentSeconds(): number | undefined {
    const oldest = Math.min(...this.#heard.values());
    return this.#heard.size === 0
      ? undefined
      : Math.max(0, this.#clock.now() - oldest) / 1_000;
  }

  /** A list of everything begins. */
  onList(resource: MeasuredResource): void {
    this.#instruments.lists.add(1, this.#labels(resource));
  }

  /** A watch is open; after the first one it is a reconnection. */
  onWatch(resource: MeasuredResource): void {
    if (this.#opened.has(resource.key)) {
      this.#instruments.reconnects.add(1, this.#labels(resource));
    }
    this.#opened.add(resource.key);
    this.onHeard(resource);
  }

  /** A watch has said something, if only that nothing happens. */
  onHeard({ key }: MeasuredResource): void {
    this.#heard.set(key, this.#clock.now());
  }

  /** A watch has brought a change. */
  onEvent(resource: MeasuredResource): void {
    this.#instruments.events.add(1, this.#labels(resource));
  }

  /** A resource is watched no more. */
  onEnd({ key }: MeasuredResource): void {
    this.#heard.delete(key);
    this.#opened.delete(key);
  }

  onQueued(count: number): void {
    this.#queued = count;
  }

  /**
   * A batch has been written.
   *
   * @param options.lagMs - since the oldest item of it was seen
   * @param options.tookMs - what the transaction took
   */
  onCommitted(options: { lagMs: number; tookMs: number }): void {
    const labels = { cluster: this.#cluster };
    const { lag, commits } = this.#instruments;
    // The clock may have been set back meanwhile.
    lag.record(Math.max(0, options.lagMs) / 1_000, labels);
    commits.record(Math.max(0, options.tookMs) / 1_000, labels);
  }

  #labels({ group, plural }: MeasuredResource) {
    return {
      cluster: this.#cluster,
      resource: group ? `${plural}.${group}` : plural,
    };
  }
}

/**
 * What {@link ClusterMetrics} are made of.
 *
 * @internal
 */
export interface ClusterMetricsOptions {
  cluster: string;
  clock: Clock;
  instruments: FleetInstruments;
}
