import type { Cluster } from '@berth/backstage-plugin-berth-common';
import type { ClusterStore } from '../fleet/ClusterStore';
import type { ClusterDirectory } from './ClusterDirectory';

/**
 * What the API answers of clusters.
 *
 * @internal
 */
export class ClusterQueries {
  readonly #clusters: ClusterDirectory;
  readonly #store: ClusterStore;

  private constructor(options: ClusterQueriesOptions) {
    this.#clusters = options.clusters;
    this.#store = options.store;
  }

  static create(options: ClusterQueriesOptions): ClusterQueries {
    return new ClusterQueries(options);
  }

  /** All clusters, by name. */
  async list(): Promise<Cluster[]> {
    const [statuses, simulations] = await Promise.all([
      this.#store.statuses(),
      this.#store.simulations(),
    ]);
    return this.#clusters.list().map(({ name, title }) => {
      const status = statuses.get(name);
      return {
        name,
        title,
        state: status?.state ?? 'unknown',
        staleSince: status?.staleSince,
        message: status?.message,
        kubernetesVersion: status?.kubernetesVersion,
        simulated: [...(simulations.get(name) ?? [])].sort(),
      };
    });
  }
}

/**
 * What {@link ClusterQueries} are made of.
 *
 * @internal
 */
export interface ClusterQueriesOptions {
  clusters: ClusterDirectory;
  store: ClusterStore;
}
