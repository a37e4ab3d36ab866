import {
  gpuResourceOfQuotaKey,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  recordOf,
  specOf,
  statusOf,
  textOf,
  type Condition,
} from '@berth/backstage-plugin-berth-node';
import { amountsOf } from '../shared/amounts';

/**
 * A ResourcePoolClaim as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedPoolClaim {
  object: KubernetesObject;
  pool: string;
  wanted: Record<string, number>;
  used: Record<string, number>;
  available: Record<string, number>;
  conditions: Map<string, Condition>;
  /** The first quota key that is about GPUs. */
  gpuKey?: string;
}

/**
 * Reads a ResourcePoolClaim. Capsule before 0.13 reports one condition at a
 * time, later ones a list.
 *
 * @internal
 */
export function observePoolClaim(object: KubernetesObject): ObservedPoolClaim {
  const status = statusOf(object);
  const spec = specOf(object);
  const allocation = recordOf(status.allocation);
  const single = { ...object, status: { conditions: [status.condition] } };
  const conditions = [...conditionsOf(single), ...conditionsOf(object)];
  const wanted = amountsOf(spec.claim);
  return {
    object,
    pool: textOf(spec.pool) ?? '',
    wanted,
    used: amountsOf(allocation.used),
    available: amountsOf(allocation.available),
    conditions: new Map(conditions.map(one => [one.type, one])),
    gpuKey: Object.keys(wanted).find(key => gpuResourceOfQuotaKey(key)),
  };
}
