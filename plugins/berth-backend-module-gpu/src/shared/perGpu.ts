import { multiplyResources } from '@berth/backstage-plugin-berth-common';
import type { OfferingPlan } from '@berth/backstage-plugin-berth-node';
import type { z } from 'zod';

/**
 * How much CPU and memory go with each GPU of a queue; a queue that held only
 * GPUs would let no job in that asks for CPU, and every job does.
 *
 * @internal
 */
export const plans = {
  small: {
    title: 'Small',
    description: 'For inference and notebooks: little beside the GPU.',
    resources: { cpu: '4', memory: '32Gi' },
  },
  medium: {
    title: 'Medium',
    description: 'For most training: room to prepare the data.',
    resources: { cpu: '8', memory: '64Gi' },
  },
  large: {
    title: 'Large',
    description: 'For training with much preparation on the CPU.',
    resources: { cpu: '16', memory: '128Gi' },
  },
} satisfies Record<string, OfferingPlan>;

/**
 * The name of a size.
 *
 * @internal
 */
export type PlanId = keyof typeof plans;

/**
 * The size of what goes with each GPU.
 *
 * @internal
 */
export function planField(zod: typeof z) {
  return zod
    .enum(['small', 'medium', 'large'])
    .default('medium')
    .describe('CPU and memory that go with each GPU.')
    .meta({ title: 'Beside each GPU' });
}

/**
 * GPUs with the CPU and memory that go with them; a queue with none has those
 * of one, so that what needs no GPU may run in it.
 *
 * @internal
 */
export function withCpuAndMemory(
  plan: PlanId,
  resource: string,
  gpus: number,
): Record<string, string> {
  const beside = multiplyResources(plans[plan].resources, Math.max(gpus, 1));
  return { cpu: beside.cpu, memory: beside.memory, [resource]: String(gpus) };
}
