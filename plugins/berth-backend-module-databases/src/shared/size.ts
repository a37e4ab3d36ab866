import { planDefaults, plans, type PlanId } from './postgresPlans';

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
  /** As PostgreSQL writes it. */
  sharedBuffers: string;
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
  const { instances, sharedBuffers } = planDefaults[input.plan];
  return {
    instances: input.instances ?? instances,
    cpu,
    memory,
    storage: input.storage ?? storage,
    sharedBuffers,
  };
}
