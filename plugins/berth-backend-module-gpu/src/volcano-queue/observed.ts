import {
  isGpuResource,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  countOf,
  recordOf,
  specOf,
  statusOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { amountsOf } from '../shared/amounts';

/**
 * A Queue of Volcano as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedVolcanoQueue {
  object: KubernetesObject;
  state?: string;
  /** The extended resource that it counts; none where it has no GPUs. */
  resource?: string;
  deserved: Record<string, number>;
  capability: Record<string, number>;
  guaranteed: Record<string, number>;
  allocated: Record<string, number>;
  pending: number;
  inqueue: number;
  running: number;
  parent?: string;
}

/**
 * Reads a Queue; what has another shape is left out.
 *
 * @internal
 */
export function observeVolcanoQueue(
  object: KubernetesObject,
): ObservedVolcanoQueue {
  const spec = specOf(object);
  const status = statusOf(object);
  const deserved = amountsOf(spec.deserved);
  const capability = amountsOf(spec.capability);
  return {
    object,
    state: textOf(status.state),
    resource: [...Object.keys(deserved), ...Object.keys(capability)].find(
      isGpuResource,
    ),
    deserved,
    capability,
    guaranteed: amountsOf(recordOf(spec.guarantee).resource),
    allocated: amountsOf(status.allocated),
    pending: countOf(status.pending) ?? 0,
    inqueue: countOf(status.inqueue) ?? 0,
    running: countOf(status.running) ?? 0,
    parent: textOf(spec.parent),
  };
}
