import type { ResourceKind } from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import { resourceKey } from '../kubernetes/resourceKey';
import type { ClaimRow } from './ClaimRow';

/**
 * The kind of a claim's primary object, of those that its offering has.
 *
 * @internal
 */
export function primaryKind(
  offering: Offering,
  claim: Pick<ClaimRow, 'resource'>,
): ResourceKind {
  const { group, version, kind, plural } =
    offering.primaries.find(one => resourceKey(one) === claim.resource) ??
    offering.primary;
  return { group, version, kind, plural };
}
