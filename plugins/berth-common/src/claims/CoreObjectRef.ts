import type { CoreObject } from '../api/types';
import { berthError } from '../errors/berthError';
import { parseClaimRef, stringifyClaimRef } from './ClaimRef';

/**
 * The kinds of Kubernetes' own of which a tenant's objects are known, whoever
 * made them.
 *
 * @public
 */
export const coreKinds = [
  'Namespace',
  'ResourceQuota',
  'PersistentVolumeClaim',
] as const;

/**
 * What identifies an object of a {@link coreKinds | core kind}, on one cluster.
 * The namespace of a Namespace is that one itself.
 *
 * @public
 */
export type CoreObjectRef = Pick<
  CoreObject,
  'cluster' | 'namespace' | 'kind' | 'name'
>;

/**
 * Writes the id of an object of a core kind: as a claim's, with the kind in the
 * place of the offering.
 *
 * @throws as {@link stringifyClaimRef}
 * @public
 */
export function stringifyCoreObjectRef(ref: CoreObjectRef): string {
  return stringifyClaimRef({ ...ref, offering: ref.kind });
}

/**
 * Reads an id as {@link stringifyCoreObjectRef} writes it.
 *
 * @throws InputError with code `claim-id-invalid` when it is not one
 * @public
 */
export function parseCoreObjectRef(id: string): CoreObjectRef {
  const { offering, ...rest } = parseClaimRef(id);
  const kind = coreKinds.find(one => one === offering);
  if (!kind) {
    throw berthError('claim-id-invalid', {
      message: `'${id}' is of no kind that is known; expected cluster:namespace:kind:name with one of ${coreKinds.join(
        ', ',
      )}`,
    });
  }
  return { ...rest, kind };
}
