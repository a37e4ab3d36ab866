import type { KubernetesIdentity } from './types';

/**
 * Who asks, and until when.
 *
 * @internal
 */
export interface CallOptions {
  /** Impersonated; Berth itself when left out. */
  as?: KubernetesIdentity;
  signal?: AbortSignal;
}

/**
 * Narrows a LIST or WATCH.
 *
 * @internal
 */
export interface SelectOptions extends CallOptions {
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
  /** Only metadata, for kinds whose objects are large. */
  metadataOnly?: boolean;
}

/**
 * Names an object.
 *
 * @internal
 */
export interface ObjectTarget {
  namespace?: string;
  name: string;
}

/**
 * Where a WATCH begins and how long it lasts.
 *
 * @internal
 */
export interface WatchOptions extends SelectOptions {
  /** Left out: everything that is there comes first, as a streaming list. */
  resourceVersion?: string;
  timeoutMs: number;
  idleTimeoutMs: number;
  onOpen?: () => void;
}
