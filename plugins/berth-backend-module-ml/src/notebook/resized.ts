import {
  isGpuResource,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  recordsOf,
  specOf,
} from '@berth/backstage-plugin-berth-node';
import {
  containerResources,
  placement,
  planByRequests,
  type PodSize,
} from '../shared/compute';

/**
 * A Notebook's template with another size: a copy of its containers, for a
 * list can only be replaced as a whole. Everything else that they say stays.
 *
 * @internal
 */
export function resized(
  object: KubernetesObject,
  size: PodSize,
  wanted: { gpus?: number },
): { changed: boolean; template: Record<string, unknown> } {
  const podSpec = recordOf(recordOf(specOf(object).template).spec);
  const containers = recordsOf(podSpec.containers);
  const index = Math.max(
    containers.findIndex(({ name }) => name === object.metadata.name),
    0,
  );
  const current = recordOf(containers[index]?.resources);
  const gpu = gpuOf(current);
  const gpus = wanted.gpus ?? gpu.gpus;
  const resources = containerResources(size, { ...gpu, gpus });
  const isSize =
    planByRequests(
      { wanted: { title: '', description: '', resources: { ...size } } },
      current,
    ) !== undefined;
  const tolerates = Array.isArray(podSpec.tolerations);
  return {
    changed: !isSize || gpus !== gpu.gpus,
    template: {
      spec: {
        containers: containers.map((container, at) =>
          at === index ? { ...container, resources } : container,
        ),
        // Whoever gets their first GPU has to get onto its nodes.
        ...(!tolerates && placement({ ...gpu, gpus })),
      },
    },
  };
}

function gpuOf(resources: Record<string, unknown>) {
  const found = Object.entries(recordOf(resources.limits)).find(([name]) =>
    isGpuResource(name),
  );
  return found
    ? { gpus: Number(found[1]) || 0, gpuResource: found[0] }
    : { gpus: 0, gpuResource: 'nvidia.com/gpu' };
}
