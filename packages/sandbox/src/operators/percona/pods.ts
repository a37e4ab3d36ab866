import type { SimulatedDisk } from '../workloads/workloads';
import type { PodSpec, VolumeSpec, WantedSet } from './types';

/**
 * What a set of pods takes over from its definition.
 *
 * @internal
 */
export function podsOf({
  labels,
  annotations,
  affinity,
  topologySpreadConstraints,
}: Omit<PodSpec, 'size' | 'image'>): Pick<
  WantedSet,
  'podLabels' | 'podAnnotations' | 'scheduling'
> {
  return {
    podLabels: labels,
    podAnnotations: annotations,
    scheduling: { affinity: affinity?.advanced, topologySpreadConstraints },
  };
}

/**
 * The disk of each pod.
 *
 * @internal
 */
export function diskOf(
  name: string,
  { persistentVolumeClaim }: VolumeSpec,
): SimulatedDisk {
  const { resources, storageClassName } = persistentVolumeClaim;
  return {
    name,
    size: resources.requests.storage,
    storageClass: storageClassName,
  };
}

/**
 * The version in an image's tag.
 *
 * @internal
 */
export function tagOf(image: string): string | undefined {
  return image.split(':').at(-1);
}
