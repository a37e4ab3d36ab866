import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { recordOf } from '../../../reading/values';
import { Conditions } from './Conditions';

/**
 * An object as the rules read it: whatever its shape, each part is there.
 *
 * @internal
 */
export interface Observed {
  object: KubernetesObject;
  spec: Record<string, unknown>;
  status: Record<string, unknown>;
  annotations: Record<string, unknown>;
  generation?: number;
  conditions: Conditions;
  /** Whether anybody has written anything into the status. */
  reported: boolean;
}

/**
 * Reads an object for the rules.
 *
 * @internal
 */
export function observe(object: KubernetesObject): Observed {
  const status = recordOf(object.status);
  const metadata = recordOf(object.metadata);
  const generation =
    typeof metadata.generation === 'number' ? metadata.generation : undefined;
  return {
    object,
    spec: recordOf(object.spec),
    status,
    annotations: recordOf(metadata.annotations),
    generation,
    conditions: new Conditions(status.conditions, generation),
    reported: Object.keys(status).length > 0,
  };
}
