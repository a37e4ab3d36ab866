import type {
  ClaimObjects,
  PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { patchPrimary } from '../shared/change';
import { POSTGRESQL_CLUSTER } from './kind';
import { observe } from './observed';

/**
 * Changes some fields of the postgresql object.
 *
 * @internal
 */
export function patch(
  objects: ClaimObjects,
  changes: Record<string, unknown>,
): PlannedChange[] {
  return patchPrimary(POSTGRESQL_CLUSTER, objects, changes);
}

/**
 * Why nothing but resuming can be done to a database that is paused.
 *
 * @internal
 */
export function paused(objects: ClaimObjects): string | undefined {
  return observe(objects).wanted === 0
    ? 'It is paused; resume it first.'
    : undefined;
}
