import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * The sizes of language model servers; the resources are those of one replica,
 * GPUs aside. Weights go through memory on their way to the GPU.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description: 'For a model of some billion parameters: one replica.',
    resources: { cpu: '4', memory: '32Gi' },
  },
  medium: {
    title: 'Medium',
    description: 'For a service that others use: two replicas.',
    resources: { cpu: '8', memory: '64Gi' },
  },
  large: {
    title: 'Large',
    description: 'For a large model over several GPUs: two replicas.',
    resources: { cpu: '16', memory: '192Gi' },
  },
} satisfies Record<string, OfferingPlan>;

/**
 * How many replicas a size has.
 *
 * @internal
 */
export const replicasOf: Record<keyof typeof plans, number> = {
  small: 1,
  medium: 2,
  large: 2,
};
