import type { KubernetesObject } from '../../kubernetes/types';
import { ownedBy } from '../StatusController';
import type { Workspace, WorkspaceSet } from './types';

/**
 * On everything that belongs to a Workspace: its name.
 *
 * @internal
 */
export const WORKSPACE_LABEL = 'notebooks.kubeflow.org/workspace-name';

/** Which options a StatefulSet was made of. */
const OPTIONS = 'sandbox.berth.dev/options';

/**
 * What the pod configurations of Kubeflow's own WorkspaceKind `jupyterlab`
 * give.
 *
 * @internal
 */
export const podConfigs: Record<string, object> = {
  tiny_cpu: { requests: { cpu: '100m', memory: '128Mi' } },
  small_cpu: { requests: { cpu: '1', memory: '2Gi' } },
  big_gpu: {
    requests: { cpu: '4', memory: '16Gi' },
    limits: { 'nvidia.com/gpu': '1' },
  },
};

/**
 * The StatefulSet of a Workspace with the options that are asked for.
 *
 * @internal
 */
export function workspaceSet(
  workspace: Workspace,
  replicas: number,
): KubernetesObject {
  const { podMetadata, volumes, options } = workspace.spec.podTemplate;
  const { home } = volumes;
  const labels = { [WORKSPACE_LABEL]: workspace.metadata.name! };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {
      name: setName(workspace),
      namespace: workspace.metadata.namespace,
      labels,
      annotations: { [OPTIONS]: optionsOf(workspace) },
      ownerReferences: ownedBy(workspace),
    },
    spec: {
      replicas,
      serviceName: '',
      selector: { matchLabels: labels },
      template: {
        metadata: { labels: { ...podMetadata?.labels, ...labels } },
        spec: {
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 1000,
            fsGroup: 100,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'main',
              image: `kubeflow/${options.imageConfig}`,
              resources: podConfigs[options.podConfig],
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
              },
              ...(home && {
                volumeMounts: [{ name: 'home', mountPath: '/home/jovyan' }],
              }),
            },
          ],
          ...(home && {
            volumes: [
              { name: 'home', persistentVolumeClaim: { claimName: home } },
            ],
          }),
        },
      },
    },
  };
}

/**
 * The name of the StatefulSet; Kubeflow adds characters of chance to it.
 *
 * @internal
 */
export function setName({ metadata }: Workspace): string {
  return `ws-${metadata.name}`;
}

/**
 * Whether a StatefulSet was made of other options than are asked for now.
 *
 * @internal
 */
export function isOutdated(workspace: Workspace, set: WorkspaceSet): boolean {
  return set.metadata.annotations?.[OPTIONS] !== optionsOf(workspace);
}

function optionsOf({ spec }: Workspace): string {
  const { imageConfig, podConfig } = spec.podTemplate.options;
  return `${imageConfig}/${podConfig}`;
}
