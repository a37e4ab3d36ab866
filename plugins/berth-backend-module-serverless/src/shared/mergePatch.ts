import type { ResourceKind } from '@berth/backstage-plugin-berth-common';
import type {
  ClaimObjects,
  PlannedChange,
} from '@berth/backstage-plugin-berth-node';

/**
 * A change of a claim's primary object. A merge patch, and no server-side
 * apply: applying these fields alone would give up all others that the request
 * applied.
 *
 * @internal
 */
export function mergePatch(
  kind: ResourceKind,
  { primary }: ClaimObjects,
  patch: Record<string, unknown>,
): PlannedChange[] {
  const name = String(primary.metadata.name);
  return [{ type: 'merge-patch', kind, name, patch }];
}

/**
 * The part of a patch by which it only happens to the object as it was read:
 * for lists, which are replaced as a whole.
 *
 * @internal
 */
export function asRead({ primary }: ClaimObjects): Record<string, unknown> {
  const { resourceVersion } = primary.metadata;
  return resourceVersion === undefined ? {} : { metadata: { resourceVersion } };
}
