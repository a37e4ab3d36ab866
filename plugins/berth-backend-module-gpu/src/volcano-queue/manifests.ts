import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { ManifestContext } from '@berth/backstage-plugin-berth-node';
import { withCpuAndMemory, type PlanId } from '../shared/perGpu';
import { termAnnotations } from '../shared/term';
import type { VolcanoLimits, VolcanoQueueInput } from './input';
import { QUEUE } from './kind';

/**
 * The Queue that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: VolcanoQueueInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  return [
    {
      apiVersion: `${QUEUE.group}/${QUEUE.version}`,
      kind: QUEUE.kind,
      metadata: { name, ...termAnnotations(input) },
      spec: {
        weight: input.weight,
        reclaimable: input.reclaimable,
        ...(input.priority !== undefined && { priority: input.priority }),
        ...(input.parent && { parent: input.parent }),
        ...amounts(input.plan, input.resource, input),
      },
    },
  ];
}

function amounts(plan: PlanId, resource: string, limits: VolcanoLimits) {
  const { gpus, limit, guaranteed } = limits;
  return {
    deserved: withCpuAndMemory(plan, resource, gpus),
    ...(limit !== undefined && {
      capability: withCpuAndMemory(plan, resource, limit),
    }),
    ...(guaranteed !== undefined && {
      guarantee: { resource: { [resource]: String(guaranteed) } },
    }),
  };
}
