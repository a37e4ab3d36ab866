import {
  berthAnnotations,
  berthLabels,
  compareQuantities,
  isQuantity,
  type FieldError,
  type KubernetesObject,
  type ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  textOf,
  type ClaimObjects,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';

/**
 * Changes some fields of the claim's primary object. A merge patch, and no
 * server-side apply: applying these fields alone would give up all others that
 * the request applied.
 *
 * @internal
 */
export function patchPrimary(
  kind: ResourceKind,
  { primary }: ClaimObjects,
  patch: Record<string, unknown>,
): PlannedChange[] {
  const name = String(primary.metadata.name);
  return [{ type: 'merge-patch', kind, name, patch }];
}

/**
 * A new object of a kind.
 *
 * @internal
 */
export function newObject(
  { group, version, kind }: ResourceKind,
  metadata: Record<string, unknown> & { name: string },
  spec: Record<string, unknown>,
): KubernetesObject {
  return { apiVersion: `${group}/${version}`, kind, metadata, spec };
}

/**
 * A fault in one field.
 *
 * @internal
 */
export function refuse(field: string, message: string): FieldError[] {
  return [{ field, message }];
}

/**
 * Whether a claim can be given this many instances.
 *
 * @internal
 */
export function checkInstances(options: {
  wanted: number;
  current: number;
  synchronousReplicas?: unknown;
}): FieldError[] | undefined {
  const { wanted, current, synchronousReplicas: waited } = options;
  if (wanted === current) {
    return refuse('instances', `It has ${current} already.`);
  }
  return typeof waited === 'number' && wanted <= waited
    ? refuse(
        'instances',
        `Writes wait for ${waited} synchronous replicas, so that more than ${waited} instances are needed.`,
      )
    : undefined;
}

/**
 * Whether disks can be given this size.
 *
 * @internal
 */
export function checkGrowth(
  wanted: string,
  current: string,
): FieldError[] | undefined {
  return compareQuantities(wanted, current) > 0
    ? undefined
    : refuse('storage', `A disk can only grow, and it has ${current} now.`);
}

/**
 * Why disks cannot be enlarged: their size is not where Berth looks for it.
 *
 * @internal
 */
export function sizeElsewhere(
  size: string | undefined,
  field: string,
): string | undefined {
  return size && isQuantity(size)
    ? undefined
    : `Its size is not written in ${field}, so that Berth cannot tell what is larger.`;
}

/**
 * A time as a part of a name: 20260102030405.
 *
 * @internal
 */
export function stampOf(time: Date): string {
  return time.toISOString().replace(/\D/g, '').slice(0, 14);
}

/**
 * The metadata of a new claim that an action on another one makes: it is not
 * a part of the claim that it is made from.
 *
 * @internal
 */
export function newClaimMetadata(
  name: string,
  { primary }: Pick<ClaimObjects, 'primary'>,
): Record<string, unknown> & { name: string } {
  const annotations = recordOf(primary.metadata.annotations);
  const plan = textOf(annotations[berthAnnotations.plan]);
  return {
    name,
    labels: {
      [berthLabels.claim]: name,
      [berthLabels.managedBy]: 'berth',
      'backstage.io/kubernetes-id': name,
    },
    ...(plan && { annotations: { [berthAnnotations.plan]: plan } }),
  };
}

/**
 * Whether a new claim may be made from a claim under that name.
 *
 * @internal
 */
export function checkNewName(
  name: string,
  { primary }: ClaimObjects,
): FieldError[] {
  return name === primary.metadata.name
    ? refuse('name', 'This is its own name; give the new database another.')
    : [];
}
