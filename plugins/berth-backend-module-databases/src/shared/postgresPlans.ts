import { compareQuantities } from '@berth/backstage-plugin-berth-common';
import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * The sizes; the resources are those of one instance.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description:
      'For development and tests: one instance, which is away while it restarts.',
    resources: { cpu: '500m', memory: '1Gi', storage: '10Gi' },
  },
  medium: {
    title: 'Medium',
    description:
      'For a service that others use: two instances, the second takes over when the first fails.',
    resources: { cpu: '2', memory: '4Gi', storage: '50Gi' },
  },
  large: {
    title: 'Large',
    description:
      'For production: three instances, so that there is still a spare one after a failure.',
    resources: { cpu: '4', memory: '16Gi', storage: '200Gi' },
  },
} satisfies Record<string, OfferingPlan>;

/**
 * The id of a size.
 *
 * @internal
 */
export type PlanId = keyof typeof plans;

/**
 * What a plan decides beside the resources. The buffers are a quarter of the
 * memory, as PostgreSQL's documentation advises for a dedicated server; the
 * operator's own default is 128 MB, whatever the size.
 *
 * @internal
 */
export const planDefaults: Record<
  PlanId,
  { instances: number; sharedBuffers: string }
> = {
  small: { instances: 1, sharedBuffers: '256MB' },
  medium: { instances: 2, sharedBuffers: '1GB' },
  large: { instances: 3, sharedBuffers: '4GB' },
};

/**
 * The plan whose CPU and memory a Cluster asks for, for one that does not say
 * which plan it was made by.
 *
 * @internal
 */
export function planByRequests(
  requests: Record<string, unknown>,
): PlanId | undefined {
  const ids = Object.keys(plans) as PlanId[];
  return ids.find(id =>
    (['cpu', 'memory'] as const).every(resource =>
      sameQuantity(requests[resource], plans[id].resources[resource]),
    ),
  );
}

function sameQuantity(found: unknown, wanted: string): boolean {
  if (found === undefined || found === wanted) {
    return found === wanted;
  }
  try {
    return compareQuantities(String(found), wanted) === 0;
  } catch {
    return false;
  }
}
