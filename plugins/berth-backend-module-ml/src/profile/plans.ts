import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * The sizes: how much the profile's namespace may use at once, GPUs aside.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description: 'For two or three people.',
    resources: { cpu: '16', memory: '64Gi', storage: '200Gi' },
  },
  medium: {
    title: 'Medium',
    description: 'For a team.',
    resources: { cpu: '64', memory: '256Gi', storage: '1Ti' },
  },
  large: {
    title: 'Large',
    description: 'For a team that trains large models.',
    resources: { cpu: '256', memory: '1Ti', storage: '5Ti' },
  },
} satisfies Record<string, OfferingPlan>;

/**
 * The name of a size.
 *
 * @internal
 */
export type PlanId = keyof typeof plans;
