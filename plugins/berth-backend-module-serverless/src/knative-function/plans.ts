import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * The sizes: what one instance gets. How many there are follows from the load.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description: 'For a small function: answers hooks, events, light pages.',
    resources: { cpu: '100m', memory: '128Mi' },
  },
  medium: {
    title: 'Medium',
    description: 'For an API: room for a runtime such as the JVM.',
    resources: { cpu: '500m', memory: '512Mi' },
  },
  large: {
    title: 'Large',
    description: 'For heavy work: images, documents, models.',
    resources: { cpu: '2', memory: '2Gi' },
  },
} satisfies Record<string, OfferingPlan>;

/**
 * The name of a size.
 *
 * @internal
 */
export type PlanId = keyof typeof plans;
