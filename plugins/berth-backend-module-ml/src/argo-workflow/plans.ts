import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * How many steps run at once. What each of them gets is for the template to
 * say.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description: 'Up to 2 steps at once.',
    resources: { pods: '2' },
  },
  medium: {
    title: 'Medium',
    description: 'Up to 10 steps at once.',
    resources: { pods: '10' },
  },
  large: {
    title: 'Large',
    description: 'Up to 50 steps at once.',
    resources: { pods: '50' },
  },
} satisfies Record<string, OfferingPlan>;

/**
 * The size of a number of steps at once.
 *
 * @internal
 */
export function planByParallelism(
  parallelism: number | undefined,
): string | undefined {
  return Object.entries(plans).find(
    ([, { resources }]) => Number(resources.pods) === parallelism,
  )?.[0];
}
