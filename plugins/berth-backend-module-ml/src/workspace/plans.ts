import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * The sizes of workspaces, with what the pod configurations of Kubeflow's own
 * WorkspaceKind `jupyterlab` give.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description: 'For trying things out.',
    resources: { cpu: '100m', memory: '128Mi', storage: '10Gi' },
  },
  medium: {
    title: 'Medium',
    description: 'For working with data that fits in memory.',
    resources: { cpu: '1', memory: '2Gi', storage: '50Gi' },
  },
  large: {
    title: 'Large',
    description: 'With a GPU, for models.',
    resources: {
      cpu: '4',
      memory: '16Gi',
      storage: '200Gi',
      'nvidia.com/gpu': '1',
    },
  },
} satisfies Record<string, OfferingPlan>;

/**
 * The name of a size.
 *
 * @internal
 */
export type PlanId = keyof typeof plans;

/**
 * The pod configuration of a size, by its name in that WorkspaceKind.
 *
 * @internal
 */
export const podConfigs: Record<PlanId, string> = {
  small: 'tiny_cpu',
  medium: 'small_cpu',
  large: 'big_gpu',
};

/**
 * The plan of a pod configuration.
 *
 * @internal
 */
export function planByPodConfig(
  podConfig: string | undefined,
): PlanId | undefined {
  const ids = Object.keys(podConfigs) as PlanId[];
  return ids.find(id => podConfigs[id] === podConfig);
}
