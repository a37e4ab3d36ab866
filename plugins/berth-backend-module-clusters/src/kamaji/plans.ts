import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * The sizes; the resources are those of one replica of the control plane.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description:
      'For development: one replica, which is away while it restarts.',
    resources: { cpu: '400m', memory: '768Mi' },
  },
  medium: {
    title: 'Medium',
    description:
      'For a service that others use: two replicas, for some ten nodes.',
    resources: { cpu: '800m', memory: '1536Mi' },
  },
  large: {
    title: 'Large',
    description: 'For production: three replicas, for some hundred nodes.',
    resources: { cpu: '2', memory: '5Gi' },
  },
} satisfies Record<string, OfferingPlan>;

/**
 * The name of a size.
 *
 * @internal
 */
export type PlanId = keyof typeof plans;

interface ComponentResources {
  cpu: string;
  memory: string;
}

/**
 * How a replica's resources lie with its three programs.
 *
 * @internal
 */
export const planDefaults: Record<
  PlanId,
  {
    replicas: number;
    apiServer: ComponentResources;
    controllerManager: ComponentResources;
    scheduler: ComponentResources;
  }
> = {
  small: {
    replicas: 1,
    apiServer: { cpu: '250m', memory: '512Mi' },
    controllerManager: { cpu: '100m', memory: '128Mi' },
    scheduler: { cpu: '50m', memory: '128Mi' },
  },
  medium: {
    replicas: 2,
    apiServer: { cpu: '500m', memory: '1Gi' },
    controllerManager: { cpu: '200m', memory: '256Mi' },
    scheduler: { cpu: '100m', memory: '256Mi' },
  },
  large: {
    replicas: 3,
    apiServer: { cpu: '1300m', memory: '4Gi' },
    controllerManager: { cpu: '500m', memory: '512Mi' },
    scheduler: { cpu: '200m', memory: '512Mi' },
  },
};

/**
 * The resources of a plan as the TenantControlPlane takes them. Memory is
 * limited to what is requested, so that a control plane is never the first to
 * be evicted.
 *
 * @internal
 */
export function resourcesOf(plan: PlanId) {
  const { apiServer, controllerManager, scheduler } = planDefaults[plan];
  const limited = ({ cpu, memory }: ComponentResources) => ({
    requests: { cpu, memory },
    limits: { memory },
  });
  return {
    apiServer: limited(apiServer),
    controllerManager: limited(controllerManager),
    scheduler: limited(scheduler),
  };
}
