import type { ClusterLease, ClusterLeases } from './types';

/**
 * All clusters for the only backend that there can be, as with SQLite. Costs
 * nothing.
 *
 * @internal
 */
export class SoleLeases implements ClusterLeases {
  #clusters: string[] = [];

  static create(): SoleLeases {
    return new SoleLeases();
  }

  async hold(
    _cluster: string,
    signal: AbortSignal,
    work: (lease: ClusterLease) => Promise<void>,
  ): Promise<void> {
    await work({ signal, guard: async () => {} });
  }

  async run(clusters: string[]): Promise<void> {
    this.#clusters = clusters;
  }

  held(): string[] {
    return this.#clusters;
  }
}
