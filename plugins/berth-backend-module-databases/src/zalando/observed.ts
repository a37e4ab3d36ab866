import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  countOf,
  isObserved,
  recordOf,
  specOf,
  statusOf,
  textOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { ofKind } from '../shared/children';
import { INSTANCES_BEFORE_PAUSE, spilo, STATEFUL_SET } from './kind';

/**
 * A postgresql object as far as Berth reads it, whoever wrote it.
 *
 * @internal
 */
export interface ObservedDatabase {
  object: KubernetesObject;
  name: string;
  namespace: string;
  wanted: number;
  /** How many there were before it was paused. */
  before: number;
  status?: string;
  version?: string;
  size?: string;
  storageClass?: string;
  upgradeFailed?: string;
  /** Names by owner, as they are declared. */
  databases: Array<{ name: string; owner: string }>;
  users: string[];
  /** What the operator runs the instances by, where Berth can see it. */
  instances?: {
    asked: number;
    ready: number;
    updated: number;
    isObserved: boolean;
  };
}

/**
 * Reads a claim's objects; what has another shape is left out.
 *
 * @internal
 */
export function observe({ primary, children }: ClaimObjects): ObservedDatabase {
  const spec = specOf(primary);
  const annotations = recordOf(primary.metadata.annotations);
  const volume = recordOf(spec.volume);
  const set = ofKind(children, STATEFUL_SET).find(
    ({ metadata }) => metadata.name === primary.metadata.name,
  );
  return {
    object: primary,
    name: String(primary.metadata.name),
    namespace: textOf(primary.metadata.namespace) ?? '',
    wanted: countOf(spec.numberOfInstances) ?? 1,
    before:
      Number.parseInt(textOf(annotations[INSTANCES_BEFORE_PAUSE]) ?? '', 10) ||
      1,
    status: textOf(statusOf(primary).PostgresClusterStatus),
    version: textOf(recordOf(spec.postgresql).version),
    size: textOf(volume.size),
    storageClass: textOf(volume.storageClass),
    upgradeFailed: textOf(annotations[spilo.upgradeFailed]),
    databases: Object.entries(recordOf(spec.databases)).flatMap(
      ([name, owner]) =>
        textOf(owner) ? [{ name, owner: String(owner) }] : [],
    ),
    users: Object.keys(recordOf(spec.users)),
    instances: set && readSet(set),
  };
}

function readSet(set: KubernetesObject) {
  const status = statusOf(set);
  const asked = countOf(specOf(set).replicas) ?? 1;
  return {
    asked,
    ready: countOf(status.readyReplicas) ?? 0,
    updated: countOf(status.updatedReplicas) ?? asked,
    isObserved: isObserved(set),
  };
}
