import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * The sizes of notebooks.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description: 'For looking at data and trying things out.',
    resources: { cpu: '500m', memory: '2Gi', storage: '10Gi' },
  },
  medium: {
    title: 'Medium',
    description: 'For working with data that fits in memory.',
    resources: { cpu: '2', memory: '8Gi', storage: '50Gi' },
  },
  large: {
    title: 'Large',
    description: 'For large data and for models.',
    resources: { cpu: '8', memory: '32Gi', storage: '200Gi' },
  },
} satisfies Record<string, OfferingPlan>;

/**
 * The name of a size.
 *
 * @internal
 */
export type PlanId = keyof typeof plans;
