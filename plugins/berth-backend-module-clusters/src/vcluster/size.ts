import type { VirtualClusterInput } from './input';
import { planDefaults, plans, type PlanId } from './plans';

/** The members of an etcd, and the replicas of what is before it. */
const REPLICAS = 3;

/**
 * Whether there are to be three replicas.
 *
 * @internal
 */
export function isHighlyAvailable(
  input: Pick<VirtualClusterInput, 'plan' | 'highAvailability'>,
): boolean {
  return input.highAvailability ?? planDefaults[input.plan].highAvailability;
}

/**
 * How much the control plane gets.
 *
 * @internal
 */
export interface Size {
  replicas: number;
  /** Members of an etcd of its own; 0 where the data are in the replica. */
  etcdMembers: number;
  storage: string;
}

/**
 * The part of an input that says how much there is to be.
 *
 * @internal
 */
export type SizedInput = Pick<
  VirtualClusterInput,
  'plan' | 'highAvailability' | 'persistence' | 'storage' | 'storageClass'
>;

/**
 * What an input amounts to: the plan, and what was asked for instead of it.
 *
 * @internal
 */
export function sizeOf(input: SizedInput): Size {
  const highlyAvailable = isHighlyAvailable(input);
  return {
    replicas: highlyAvailable ? REPLICAS : 1,
    etcdMembers: highlyAvailable ? REPLICAS : 0,
    storage: input.storage ?? plans[input.plan].resources.storage,
  };
}

/**
 * The resources of one replica of the control plane, as the chart takes them.
 *
 * @internal
 */
export function resourcesOf(plan: PlanId) {
  const { cpu, memory } = plans[plan].resources;
  return {
    requests: { cpu, memory, 'ephemeral-storage': '1Gi' },
    limits: {
      memory: planDefaults[plan].memoryLimit,
      'ephemeral-storage': '10Gi',
    },
  };
}

/**
 * The resources of one member of its etcd.
 *
 * @internal
 */
export const etcdResources = {
  requests: { cpu: '100m', memory: '256Mi' },
  limits: { memory: '1Gi' },
};

/**
 * The resources of its DNS server, which runs inside.
 *
 * @internal
 */
export const dnsResources = {
  requests: { cpu: '20m', memory: '64Mi' },
  limits: { cpu: '1', memory: '170Mi' },
};
