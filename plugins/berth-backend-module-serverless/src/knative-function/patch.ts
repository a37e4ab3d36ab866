import type {
  ClaimObjects,
  PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { SERVICE } from '../knative/kinds';
import { observe } from './observed';

/**
 * A change of a Service as it was read. A merge patch, and no server-side
 * apply: applying these fields alone would give up all others that the request
 * applied.
 *
 * @internal
 */
export function patch(
  { primary }: ClaimObjects,
  spec: Record<string, unknown>,
  annotations?: Record<string, string>,
): PlannedChange[] {
  return [
    {
      type: 'merge-patch',
      kind: SERVICE,
      name: String(primary.metadata.name),
      patch: {
        metadata: {
          resourceVersion: primary.metadata.resourceVersion,
          ...(annotations && { annotations }),
        },
        spec,
      },
    },
  ];
}

/**
 * The part of a patch that makes a new revision. A name that somebody has given
 * to the revision before is taken away: Knative takes none twice.
 *
 * @internal
 */
export function newTemplate(
  objects: ClaimObjects,
  changes: {
    annotations?: Record<string, string | null>;
    container?: Record<string, unknown>;
  },
): Record<string, unknown> {
  const { container, templateName } = observe(objects.primary);
  const { annotations, container: changed } = changes;
  return {
    metadata: {
      ...(templateName && { name: null }),
      ...(annotations && { annotations }),
    },
    // A list is replaced as a whole, so that all else of it is repeated.
    ...(changed && { spec: { containers: [{ ...container, ...changed }] } }),
  };
}
