import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * The sizes; the resources are those of one replica.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description: 'For a small function: answers hooks and events.',
    resources: { cpu: '50m', memory: '64Mi' },
  },
  medium: {
    title: 'Medium',
    description: 'For an API: room for a runtime such as Node.js or Python.',
    resources: { cpu: '250m', memory: '256Mi' },
  },
  large: {
    title: 'Large',
    description: 'For heavy work: images, documents, models.',
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
 * The resources of a size as a Function takes them. Memory is limited to what
 * is requested, so that no function takes another's.
 *
 * @internal
 */
export function resourcesOf(plan: PlanId) {
  const { cpu, memory } = plans[plan].resources;
  return { requests: { cpu, memory }, limits: { memory } };
}
