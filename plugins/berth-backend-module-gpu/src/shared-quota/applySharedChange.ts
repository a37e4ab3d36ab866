import {
  berthErrorCode,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ClusterApi } from '@berth/backstage-plugin-berth-node';
import { planSharedChange } from './planSharedChange';
import { sharedKinds, type SharedChange } from './types';

/** As many as may change one object at the same time. */
const ATTEMPTS = 20;

/**
 * Changes a shared quota as the person who asks: reads it, plans, and writes
 * over what was read. When somebody was faster, all of that again.
 *
 * @throws what the cluster refuses, in its own words
 * @internal
 */
export async function applySharedChange(
  api: Pick<ClusterApi, 'get' | 'mergePatch'>,
  change: SharedChange,
): Promise<KubernetesObject> {
  const kind = sharedKinds[change.kind];
  const target = { name: change.name };
  for (let attempt = 1; ; attempt++) {
    const object = await api.get(kind, target);
    const patch = planSharedChange(object, change);
    try {
      return await api.mergePatch(kind, target, patch);
    } catch (error) {
      if (attempt >= ATTEMPTS || berthErrorCode(error) !== 'object-changed') {
        throw error;
      }
    }
  }
}
