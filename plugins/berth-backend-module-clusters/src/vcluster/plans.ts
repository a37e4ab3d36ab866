import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';

/**
 * The sizes; the resources are those of one replica of the control plane. What
 * runs inside comes on top.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description:
      'For one developer or a test run: one replica of the control plane, and room for about 20 pods inside.',
    resources: { cpu: '200m', memory: '512Mi', storage: '5Gi' },
  },
  medium: {
    title: 'Medium',
    description:
      'For a team: one replica with more memory, and room for about 60 pods inside.',
    resources: { cpu: '500m', memory: '1Gi', storage: '10Gi' },
  },
  large: {
    title: 'Large',
    description:
      'For what others depend on: three replicas with an etcd of their own, so that one may fail, and room for about 200 pods inside.',
    resources: { cpu: '1', memory: '2Gi', storage: '20Gi' },
  },
} satisfies Record<string, OfferingPlan>;

/**
 * The name of a size.
 *
 * @internal
 */
export type PlanId = keyof typeof plans;

/**
 * What a plan decides beside the control plane's resources: how much what runs
 * inside may have where the namespace is limited.
 *
 * @internal
 */
export const planDefaults: Record<
  PlanId,
  {
    highAvailability: boolean;
    memoryLimit: string;
    inside: { cpu: string; memory: string; storage: string; pods: number };
  }
> = {
  small: {
    highAvailability: false,
    memoryLimit: '2Gi',
    inside: { cpu: '4', memory: '8Gi', storage: '50Gi', pods: 20 },
  },
  medium: {
    highAvailability: false,
    memoryLimit: '4Gi',
    inside: { cpu: '16', memory: '32Gi', storage: '200Gi', pods: 60 },
  },
  large: {
    highAvailability: true,
    memoryLimit: '8Gi',
    inside: { cpu: '64', memory: '128Gi', storage: '1Ti', pods: 200 },
  },
};
