import type { ResourceKind } from '@berth/backstage-plugin-berth-common';
import type { Knex } from 'knex';
import type { ChangeNote } from '../changes/types';
import type { ApiResource, LiveObject } from '../kubernetes/types';

/**
 * What a resource is watched for; each role has a projection of its own.
 *
 * @internal
 */
export type ResourceRole =
  | 'namespace'
  | 'crd'
  | 'origin'
  | 'claim'
  | 'child'
  | 'core'
  | 'event';

/**
 * A resource of a cluster that is watched.
 *
 * @internal
 */
export interface WatchedResource extends ApiResource {
  /** What tells it from the cluster's other watches. */
  key: string;
  role: ResourceRole;
  /** For events: whose they are. */
  about?: ResourceKind;
  fieldSelector?: string;
  metadataOnly?: boolean;
  /**
   * A fingerprint of the definition by which its objects are judged, where that
   * may change; under another one they are all read anew.
   */
  definition?: string;
}

/**
 * Objects of one resource that changed or went, newest state only.
 *
 * @internal
 */
export interface ObjectBatch {
  resource: WatchedResource;
  upserts: LiveObject[];
  deletes: LiveObject[];
}

/**
 * Keeps a part of the projection equal to what a cluster says. Each method
 * writes only what differs and returns what has changed by it.
 *
 * @internal
 */
export interface Projection {
  /** Takes in what a watch or a page of a list brought. */
  apply(tx: Knex.Transaction, batch: ObjectBatch): Promise<ChangeNote[]>;
  /** Removes what is not among the keys that a complete list has shown. */
  sweep(
    tx: Knex.Transaction,
    resource: WatchedResource,
    seen: ReadonlySet<string>,
  ): Promise<ChangeNote[]>;
}

/**
 * What tells an object from others of its resource.
 *
 * @internal
 */
export function objectKey(object: {
  metadata: { namespace?: string; name?: string };
}): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name ?? ''}`;
}

/**
 * The name in an {@link objectKey}.
 *
 * @internal
 */
export function nameIn(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}
