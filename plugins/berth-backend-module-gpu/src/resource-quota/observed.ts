import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { recordOf, specOf, statusOf } from '@berth/backstage-plugin-berth-node';
import { amountsOf } from '../shared/amounts';

/**
 * What a ResourceQuota limits, by its keys.
 *
 * @internal
 */
export interface ObservedQuota {
  /** What is asked for. */
  wanted: Record<string, number>;
  /** What is enforced, once the quota controller has seen it. */
  enforced: Record<string, number>;
  used: Record<string, number>;
  reported: boolean;
}

/**
 * Reads a ResourceQuota; what is no amount is left out.
 *
 * @internal
 */
export function observeQuota(object: KubernetesObject): ObservedQuota {
  const status = statusOf(object);
  return {
    wanted: amountsOf(specOf(object).hard),
    enforced: amountsOf(status.hard),
    used: amountsOf(status.used),
    reported: Object.keys(recordOf(status.hard)).length > 0,
  };
}
