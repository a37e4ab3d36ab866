import {
  berthAnnotations,
  berthError,
  type KubernetesObject,
  type ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  recordOf,
  textOf,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { checkDay, endOfDay, until } from './fields';
import { patchObject } from './patchObject';

/**
 * The annotations that say until when a claim is asked for, and what for.
 *
 * @internal
 */
export function termAnnotations(input: { until?: string; reason?: string }): {
  annotations?: Record<string, string>;
} {
  const expiresAt = input.until && endOfDay(input.until);
  const annotations = {
    ...(expiresAt && { [berthAnnotations.expiresAt]: expiresAt }),
    ...(input.reason && { [berthAnnotations.reason]: input.reason }),
  };
  return Object.keys(annotations).length > 0 ? { annotations } : {};
}

/**
 * Until when a claim is asked for, and what for, as its page shows it.
 *
 * @internal
 */
export function termDetails({
  metadata,
}: KubernetesObject): Array<[label: string, value: string | undefined]> {
  const annotations = recordOf(metadata.annotations);
  return [
    ['Until', textOf(annotations[berthAnnotations.expiresAt])?.slice(0, 10)],
    ['Reason', textOf(annotations[berthAnnotations.reason])],
  ];
}

/**
 * Changes until when a claim is asked for.
 *
 * @internal
 */
export function setEndDate(kind: ResourceKind): OfferingActionDefinition {
  return createOfferingAction({
    title: 'Set end date',
    description:
      'Says until when it is needed, or that there is no end. Nothing is taken away by itself when the day has passed.',
    permission: 'platform',
    input: zod => ({ until: until(zod).optional() }),
    check: input => checkDay(input.until),
    plan: (input, { primary }, { now }) => {
      const expiresAt = input.until && endOfDay(input.until);
      if (expiresAt && new Date(expiresAt) < now) {
        const message = `${input.until} has passed; choose a later day.`;
        throw berthError('input-invalid', {
          message,
          fields: [{ field: 'until', message }],
        });
      }
      // A merge patch removes what is null.
      const annotations = { [berthAnnotations.expiresAt]: expiresAt ?? null };
      return patchObject(kind, primary, { metadata: { annotations } });
    },
  });
}
