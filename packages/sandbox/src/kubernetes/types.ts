/**
 * The metadata that every Kubernetes object may carry.
 *
 * @public
 */
export interface ObjectMeta {
  name?: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
}

/**
 * An object's owner, with which it is deleted.
 *
 * @public
 */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/**
 * Any Kubernetes object.
 *
 * @public
 */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

/**
 * A kind, and where its objects are looked for.
 *
 * @public
 */
export interface KindReference {
  /** Such as `v1` or `postgresql.cnpg.io/v1` */
  apiVersion: string;
  kind: string;
  /** Absent for kinds without namespaces, and for all namespaces in a list */
  namespace?: string;
}

/**
 * One object by its name.
 *
 * @public
 */
export interface ObjectReference extends KindReference {
  name: string;
}

/**
 * One event of a watch.
 *
 * @public
 */
export interface WatchEvent<T extends KubernetesObject = KubernetesObject> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: T;
}
