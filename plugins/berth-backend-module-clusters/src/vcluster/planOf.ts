import {
  berthAnnotations,
  compareQuantities,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  textOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { observe, setValues } from './observed';
import { plans, type PlanId } from './plans';

/**
 * The plan whose CPU and memory the control plane asks for; undefined when it
 * is none of them.
 *
 * @internal
 */
export function planByResources(objects: ClaimObjects): PlanId | undefined {
  const { resources } = setValues(observe(objects).values);
  const requests = recordOf(recordOf(resources).requests);
  const ids = Object.keys(plans) as PlanId[];
  return ids.find(id =>
    (['cpu', 'memory'] as const).every(resource =>
      isSame(requests[resource], plans[id].resources[resource]),
    ),
  );
}

/**
 * The plan that a virtual cluster was given: what an annotation says, else
 * what its resources do.
 *
 * @internal
 */
export function planIn(objects: ClaimObjects): string | undefined {
  const annotations = recordOf(objects.primary.metadata.annotations);
  return textOf(annotations[berthAnnotations.plan]) ?? planByResources(objects);
}

function isSame(found: unknown, wanted: string): boolean {
  try {
    return compareQuantities(String(found), wanted) === 0;
  } catch {
    return false;
  }
}
