import type {
  FieldError,
  KubernetesObject,
  ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  recordsOf,
  type ClaimDetailLine,
  type ClaimObjects,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';

/**
 * What an object of a kind begins with.
 *
 * @internal
 */
export function headOf({ group, version, kind }: ResourceKind) {
  return { apiVersion: group ? `${group}/${version}` : version, kind };
}

/**
 * By this label Backstage's Kubernetes tab finds what belongs to an entity.
 *
 * @internal
 */
export function kubernetesId(name: string): Record<string, string> {
  return { 'backstage.io/kubernetes-id': name };
}

/**
 * An object's annotations.
 *
 * @internal
 */
export function annotationsOf(object: KubernetesObject) {
  return recordOf(object.metadata.annotations);
}

/**
 * An object's labels.
 *
 * @internal
 */
export function labelsOf(object: KubernetesObject) {
  return recordOf(object.metadata.labels);
}

/**
 * Whether nobody's controller has made an object: one that an experiment, a
 * schedule or another service has made goes with that, and is no claim of its
 * own.
 *
 * @internal
 */
export function standsAlone({ metadata }: KubernetesObject): boolean {
  return !recordsOf(metadata.ownerReferences).some(
    owner => owner.controller === true,
  );
}

/**
 * A merge patch of the primary object, and no server-side apply: applying these
 * fields alone would give up all others that the request applied.
 *
 * @param options.guarded - whether it holds only for the object as it was read,
 * as when a list is replaced by a copy with a change
 * @internal
 */
export function patchPrimary(
  kind: ResourceKind,
  { primary }: ClaimObjects,
  patch: Record<string, unknown>,
  options: { guarded?: boolean } = {},
): PlannedChange[] {
  const { name, resourceVersion } = primary.metadata;
  const guard =
    options.guarded && resourceVersion
      ? { metadata: { ...recordOf(patch.metadata), resourceVersion } }
      : {};
  return [
    {
      type: 'merge-patch',
      kind,
      name: String(name),
      patch: { ...patch, ...guard },
    },
  ];
}

/**
 * The lines whose value is known.
 *
 * @internal
 */
export function linesOf(
  lines: Array<[label: string, value: string | undefined]>,
): ClaimDetailLine[] {
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/**
 * One field that is refused.
 *
 * @internal
 */
export function refuse(field: string, message: string): FieldError[] {
  return [{ field, message }];
}
