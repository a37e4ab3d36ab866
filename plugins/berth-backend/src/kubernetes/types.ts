import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';

/**
 * An API of Kubernetes: group (empty for the core), version and plural.
 *
 * @internal
 */
export interface ApiResource {
  group: string;
  version: string;
  plural: string;
}

/**
 * The metadata that every object in a cluster has.
 *
 * @internal
 */
export interface ObjectMeta {
  [key: string]: unknown;
  name: string;
  namespace?: string;
  uid: string;
  resourceVersion: string;
  generation?: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: Array<{ uid: string; kind: string; name: string }>;
}

/**
 * An object as an API server answered it.
 *
 * @internal
 */
export type LiveObject = KubernetesObject & { metadata: ObjectMeta };

/**
 * On whose behalf a request is made.
 *
 * @internal
 */
export interface KubernetesIdentity {
  user: string;
  groups: string[];
}

/**
 * One page of a LIST.
 *
 * @internal
 */
export interface ObjectPage {
  items: LiveObject[];
  resourceVersion: string;
}

/**
 * One event of a WATCH. A bookmark says only how far the watch has come, and
 * one of them that everything there was has been shown by then.
 *
 * @internal
 */
export type WatchEvent =
  | { type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: LiveObject }
  | { type: 'BOOKMARK'; resourceVersion: string; endsList?: true };

/**
 * The `Status` object with which an API server says what went wrong.
 *
 * @internal
 */
export interface KubernetesStatus {
  kind?: string;
  message?: string;
  reason?: string;
  code?: number;
  metadata?: { continue?: string };
  details?: {
    name?: string;
    group?: string;
    kind?: string;
    retryAfterSeconds?: number;
    causes?: Array<{ reason?: string; message?: string; field?: string }>;
  };
}
