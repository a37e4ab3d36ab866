import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  countOf,
  jsonOf,
  recordOf,
  specOf,
  statusOf,
  textOf,
  textsOf,
  type Condition,
} from '@berth/backstage-plugin-berth-node';
import { cnpg } from './kind';

/**
 * A Cluster as far as Berth reads it, whoever wrote it.
 *
 * @internal
 */
export interface ObservedCluster {
  object: KubernetesObject;
  name: string;
  namespace: string;
  annotations: Record<string, string>;
  /** How many instances are asked for. */
  wanted: number;
  /** How many are ready. The operator leaves a number out that is 0. */
  ready: number;
  phase?: string;
  phaseReason?: string;
  conditions: Map<string, Condition>;
  instanceNames: string[];
  primary?: string;
  /** The image asked for, and the one that the instances run. */
  wantedImage?: string;
  image?: string;
  storageSize?: string;
  storageClass?: string;
  resizing: number;
}

/**
 * Reads a Cluster; what has another shape than the CRD's is left out.
 *
 * @internal
 */
export function observe(object: KubernetesObject): ObservedCluster {
  const spec = specOf(object);
  const status = statusOf(object);
  const storage = recordOf(spec.storage);
  return {
    object,
    name: textOf(object.metadata.name) ?? '',
    namespace: textOf(object.metadata.namespace) ?? '',
    annotations: recordOf(object.metadata.annotations) as Record<
      string,
      string
    >,
    wanted: countOf(spec.instances) ?? 1,
    ready: countOf(status.readyInstances) ?? 0,
    phase: textOf(status.phase),
    phaseReason: textOf(status.phaseReason),
    conditions: new Map(conditionsOf(object).map(c => [c.type, c])),
    instanceNames: textsOf(status.instanceNames),
    primary: textOf(status.currentPrimary),
    wantedImage: textOf(spec.imageName),
    image: textOf(status.image),
    storageSize: textOf(storage.size),
    storageClass: textOf(storage.storageClass),
    resizing: textsOf(status.resizingPVC).length,
  };
}

/**
 * Whether somebody has asked for hibernation.
 *
 * @internal
 */
export function hibernationAsked({ annotations }: ObservedCluster): boolean {
  return annotations[cnpg.hibernation] === 'on';
}

/**
 * The instances whose PostgreSQL somebody has stopped on purpose.
 *
 * @internal
 */
export function fencedInstances(cluster: ObservedCluster): 'all' | string[] {
  const names = textsOf(jsonOf(cluster.annotations[cnpg.fencedInstances]));
  const { instanceNames } = cluster;
  const all =
    names.includes('*') ||
    (instanceNames.length > 0 && instanceNames.every(n => names.includes(n)));
  return all ? 'all' : names;
}
