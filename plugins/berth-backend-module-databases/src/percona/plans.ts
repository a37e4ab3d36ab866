import {
  compareQuantities,
  isQuantity,
} from '@berth/backstage-plugin-berth-common';
import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * The sizes of what needs a majority to elect a primary, and therefore has one
 * instance or three; the resources are those of one instance.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description:
      'For development and tests: one instance, which is away while it restarts.',
    resources: { cpu: '500m', memory: '2Gi', storage: '10Gi' },
  },
  medium: {
    title: 'Medium',
    description:
      'For a service that others use: three instances, another takes over when one fails.',
    resources: { cpu: '1', memory: '4Gi', storage: '50Gi' },
  },
  large: {
    title: 'Large',
    description:
      'For production: three instances with room for large working sets.',
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
 * The sizes by their ids.
 *
 * @internal
 */
export const PLAN_IDS = ['small', 'medium', 'large'] as const;

const INSTANCES: Record<PlanId, number> = { small: 1, medium: 3, large: 3 };

/**
 * How much one claim gets.
 *
 * @internal
 */
export interface Size {
  instances: number;
  /** Of each instance, as Kubernetes quantities. */
  cpu: string;
  memory: string;
  storage: string;
}

/**
 * What an input amounts to: the plan, and what was asked for instead of it.
 *
 * @internal
 */
export function sizeOf(input: {
  plan: PlanId;
  instances?: number;
  storage?: string;
}): Size {
  const { cpu, memory, storage } = plans[input.plan].resources;
  return {
    instances: input.instances ?? INSTANCES[input.plan],
    cpu,
    memory,
    storage: input.storage ?? storage,
  };
}

/**
 * The plan whose CPU and memory a claim asks for, for one that does not say
 * which plan it was made by.
 *
 * @internal
 */
export function planByRequests(
  requests: Record<string, unknown>,
  sizes: Record<PlanId, OfferingPlan> = plans,
): PlanId | undefined {
  return PLAN_IDS.find(id =>
    (['cpu', 'memory'] as const).every(resource => {
      const found = String(requests[resource]);
      return (
        isQuantity(found) &&
        compareQuantities(found, sizes[id].resources[resource]) === 0
      );
    }),
  );
}

/**
 * CPU and memory as a container's definition says them: memory is limited to
 * what is requested, CPU is not limited.
 *
 * @internal
 */
export function resources({ cpu, memory }: { cpu: string; memory: string }) {
  return { requests: { cpu, memory }, limits: { memory } };
}
