import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * The sizes of model servers; the resources are those of one replica.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description: 'For trying a model out: one replica.',
    resources: { cpu: '500m', memory: '1Gi' },
  },
  medium: {
    title: 'Medium',
    description: 'For a service that others use: up to three replicas.',
    resources: { cpu: '2', memory: '8Gi' },
  },
  large: {
    title: 'Large',
    description: 'For large models or many requests: up to five replicas.',
    resources: { cpu: '8', memory: '32Gi' },
  },
} satisfies Record<string, OfferingPlan>;

/**
 * How many replicas a size grows to.
 *
 * @internal
 */
export const maxReplicasOf: Record<keyof typeof plans, number> = {
  small: 1,
  medium: 3,
  large: 5,
};
