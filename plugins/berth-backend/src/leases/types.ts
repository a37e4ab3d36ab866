import type { Knex } from 'knex';

/**
 * The right to follow a cluster and to write what is seen there.
 *
 * @internal
 */
export interface ClusterLease {
  /** Aborts when the right is lost, or is to be given to another. */
  readonly signal: AbortSignal;
  /**
   * Has to begin every transaction that writes of the cluster: nobody else
   * gets the right before the transaction has ended.
   *
   * @throws {@link LeaseLostError} when another has the right
   */
  guard: LeaseGuard;
}

/**
 * Throws in a transaction of someone who may not write any more.
 *
 * @internal
 */
export type LeaseGuard = (tx: Knex.Transaction) => Promise<void>;

/**
 * Shares the clusters among the backends that use one database.
 *
 * @internal
 */
export interface ClusterLeases {
  /**
   * Calls `work` whenever this backend gets the right to follow a cluster, until
   * the signal aborts. The right is given back when `work` has ended, which it
   * has to soon after the lease's signal aborts.
   */
  hold(
    cluster: string,
    signal: AbortSignal,
    work: (lease: ClusterLease) => Promise<void>,
  ): Promise<void>;
  /** Keeps the rights of this backend, and shares them, until the signal aborts. */
  run(clusters: string[], signal: AbortSignal): Promise<void>;
  /** The clusters that this backend follows now. */
  held(): string[];
}
