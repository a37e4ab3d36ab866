import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * The sizes; the resources are those of one replica.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description: 'For development and light work: one replica.',
    resources: { cpu: '50m', memory: '64Mi' },
  },
  medium: {
    title: 'Medium',
    description: 'For a service that others use: two replicas.',
    resources: { cpu: '200m', memory: '256Mi' },
  },
  large: {
    title: 'Large',
    description: 'For production: three replicas.',
    resources: { cpu: '1', memory: '1Gi' },
  },
} satisfies Record<string, OfferingPlan>;

/**
 * The name of a size.
 *
 * @internal
 */
export type PlanId = keyof typeof plans;

/**
 * How many replicas a size has where nobody says.
 *
 * @internal
 */
export const planReplicas: Record<PlanId, number> = {
  small: 1,
  medium: 2,
  large: 3,
};

/**
 * The resources of a size as a SpinApp takes them.
 *
 * @internal
 */
export function resourcesOf(plan: PlanId) {
  const { cpu, memory } = plans[plan].resources;
  return { requests: { cpu, memory }, limits: { memory } };
}
