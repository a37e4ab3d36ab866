import type { ConnectionOptions } from '@berth/sandbox';

/**
 * What the load generator is to do.
 *
 * @internal
 */
export interface LoadOrder {
  clusters: ConnectionOptions[];
  /** How many objects are changed in turn */
  objects: number;
  perSecond: number;
  seconds: number;
  /** Of so many changes one is told */
  probeEvery: number;
}

/**
 * A change that was asked for just then.
 *
 * @internal
 */
export interface LoadProbe {
  index: number;
  marker: string;
  /** Milliseconds of the machine's clock */
  at: number;
}

/**
 * What it did.
 *
 * @internal
 */
export interface LoadResult {
  sent: number;
  failed: number;
  seconds: number;
  endedAt: number;
}

/**
 * What it tells while it works.
 *
 * @internal
 */
export interface LoadNews {
  probe: LoadProbe;
}
