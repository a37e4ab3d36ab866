import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  ResourceList,
} from '@berth/backstage-plugin-berth-node';
import { podUsage } from '../shared/compute';
import { headOf, kubernetesId } from '../shared/objects';
import { queueLabels } from '../shared/queue';
import type { WorkspaceInput } from './input';
import { homeOf, WORKSPACE } from './kind';
import { planByPodConfig, plans, podConfigs } from './plans';

/**
 * The home directory and the Workspace that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: WorkspaceInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  const labels = { ...queueLabels(input), ...kubernetesId(name) };
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: homeOf(name), labels: kubernetesId(name) },
      spec: {
        accessModes: ['ReadWriteOnce'],
        ...(input.storageClass && { storageClassName: input.storageClass }),
        resources: { requests: { storage: storageOf(input) } },
      },
    },
    {
      ...headOf(WORKSPACE),
      metadata: { name, labels },
      spec: {
        kind: input.kind,
        paused: false,
        ...(input.title && { displayName: input.title }),
        podTemplate: {
          podMetadata: { labels },
          volumes: { home: homeOf(name) },
          options: {
            imageConfig: input.image,
            podConfig: input.podConfig ?? podConfigs[input.plan],
          },
        },
      },
    },
  ];
}

/**
 * What a workspace takes while it runs. Of a pod configuration that is no
 * size's only the disk is known.
 *
 * @internal
 */
export function usage(input: WorkspaceInput): ResourceList {
  const plan = input.podConfig ? planByPodConfig(input.podConfig) : input.plan;
  const resources: Record<string, string> | undefined =
    plan && plans[plan].resources;
  return {
    ...(resources
      ? podUsage(
          { cpu: resources.cpu, memory: resources.memory },
          {
            gpus: Number(resources['nvidia.com/gpu'] ?? 0),
            gpuResource: 'nvidia.com/gpu',
          },
        )
      : { pods: '1' }),
    'requests.storage': storageOf(input),
    persistentvolumeclaims: '1',
    services: '1',
  };
}

function storageOf({ plan, storage }: WorkspaceInput): string {
  return storage ?? plans[plan].resources.storage;
}
