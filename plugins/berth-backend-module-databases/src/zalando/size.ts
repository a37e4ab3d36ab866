import { plans, type PlanId } from '../shared/postgresPlans';

/**
 * What each PgBouncer gets, and how many there are of them.
 *
 * @internal
 */
export const POOLER_SIZE = { count: 2, cpu: '100m', memory: '128Mi' };

/**
 * How much CPU an instance may take for a while. Where no limit is given, the
 * operator sets its own default, which may be less than the request.
 *
 * @internal
 */
export const CPU_LIMITS: Record<PlanId, string> = {
  small: '1',
  medium: '4',
  large: '8',
};

/**
 * CPU and memory of an instance.
 *
 * @internal
 */
export function resourcesOf(plan: PlanId) {
  const { cpu, memory } = plans[plan].resources;
  return {
    requests: { cpu, memory },
    limits: { cpu: CPU_LIMITS[plan], memory },
  };
}
