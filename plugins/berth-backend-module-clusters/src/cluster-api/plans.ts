import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/** The key of a ResourceQuota that counts machines. */
export const MACHINES = 'count/machines.cluster.x-k8s.io';

/**
 * The sizes, in machines; how large one is, the class says.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description:
      'For development: one machine for the control plane and two for what runs on it.',
    resources: { [MACHINES]: '3' },
  },
  medium: {
    title: 'Medium',
    description:
      'For a service that others use: three machines for the control plane, so that one may fail, and three for what runs on it.',
    resources: { [MACHINES]: '6' },
  },
  large: {
    title: 'Large',
    description:
      'For production: three machines for the control plane and ten for what runs on it.',
    resources: { [MACHINES]: '13' },
  },
} satisfies Record<string, OfferingPlan>;

/**
 * The machines of a plan.
 *
 * @internal
 */
export const planDefaults: Record<
  keyof typeof plans,
  { controlPlane: number; workers: number }
> = {
  small: { controlPlane: 1, workers: 2 },
  medium: { controlPlane: 3, workers: 3 },
  large: { controlPlane: 3, workers: 10 },
};
