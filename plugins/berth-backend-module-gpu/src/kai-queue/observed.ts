import {
  isGpuResource,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  specOf,
  statusOf,
  textOf,
  textsOf,
} from '@berth/backstage-plugin-berth-node';
import { amountOf, amountsOf } from '../shared/amounts';
import { UNLIMITED } from './kind';

/**
 * A Queue of KAI as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedKaiQueue {
  object: KubernetesObject;
  quota: number;
  /** Undefined where there is none. */
  limit?: number;
  parent?: string;
  reported: boolean;
  used: number;
  requested: number;
  childQueues: string[];
}

/**
 * Reads a Queue; what has another shape is left out.
 *
 * @internal
 */
export function observeKaiQueue(object: KubernetesObject): ObservedKaiQueue {
  const spec = specOf(object);
  const status = statusOf(object);
  const gpu = recordOf(recordOf(spec.resources).gpu);
  const limit = signed(gpu.limit);
  return {
    object,
    quota: Math.max(signed(gpu.quota) ?? 0, 0),
    ...(limit !== undefined && limit !== UNLIMITED && { limit }),
    parent: textOf(spec.parentQueue),
    reported: Object.keys(status).length > 0,
    used: gpusIn(status.allocated),
    requested: gpusIn(status.requested),
    childQueues: textsOf(status.childQueues),
  };
}

function signed(value: unknown): number | undefined {
  return typeof value === 'number' ? value : amountOf(value);
}

function gpusIn(list: unknown): number {
  return Object.entries(amountsOf(list))
    .filter(([name]) => isGpuResource(name))
    .reduce((sum, [, amount]) => sum + amount, 0);
}
