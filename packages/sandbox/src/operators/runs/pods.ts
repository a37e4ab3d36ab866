import type { KubernetesObject } from '../../kubernetes/types';
import { ownedBy } from '../StatusController';

/**
 * A pod as far as what runs it looks at it.
 *
 * @internal
 */
export interface RunPod extends KubernetesObject {
  status?: { phase?: string };
}

/**
 * The pods of a run that are not there yet, by their names. They are real, and
 * end when they are deleted: nothing runs in them.
 *
 * @internal
 */
export function missingPods(options: {
  owner: KubernetesObject;
  names: string[];
  labels: Record<string, string>;
  annotations?: Record<string, string>;
  spec: object;
  there: RunPod[];
}): KubernetesObject[] {
  const { owner, names, labels, annotations, spec, there } = options;
  const known = new Set(there.map(({ metadata }) => metadata.name));
  return names
    .filter(name => !known.has(name))
    .map(name => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name,
        namespace: owner.metadata.namespace,
        labels,
        ...(annotations && { annotations }),
        ownerReferences: ownedBy(owner),
      },
      spec: { restartPolicy: 'Never', ...spec },
    }));
}

/**
 * Whether a pod runs, and nobody has deleted it.
 *
 * @internal
 */
export function runs({ metadata, status }: RunPod): boolean {
  return status?.phase === 'Running' && !metadata.deletionTimestamp;
}

/**
 * The pods as they are deleted: what is listed does not say its kind.
 *
 * @internal
 */
export function asDeletes(pods: RunPod[]): KubernetesObject[] {
  return pods
    .filter(({ metadata }) => !metadata.deletionTimestamp)
    .map(({ metadata }) => ({ apiVersion: 'v1', kind: 'Pod', metadata }));
}

/**
 * Names with a number each, from 0.
 *
 * @internal
 */
export function namesOf(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
}
