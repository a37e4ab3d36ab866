import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * The sizes of training; the resources are those of one node, GPUs aside.
 *
 * @internal
 */
export const trainingPlans = {
  small: {
    title: 'Small',
    description: 'For trying out: a few cores for each node.',
    resources: { cpu: '2', memory: '8Gi' },
  },
  medium: {
    title: 'Medium',
    description: 'For one GPU a node, with workers that load its data.',
    resources: { cpu: '8', memory: '32Gi' },
  },
  large: {
    title: 'Large',
    description: 'For several GPUs a node.',
    resources: { cpu: '16', memory: '128Gi' },
  },
} satisfies Record<string, OfferingPlan>;
