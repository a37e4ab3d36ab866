import { berthLabels } from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import type { LiveObject } from '../kubernetes/types';
import type { ClaimRow } from './ClaimRow';

/**
 * Whether an object belongs to a claim: the primary object owns it, or it says
 * so in its system's own way or, where it says nothing in that way, by Berth's
 * labels. Two tenants may have claims of the same name, so that the labels of a
 * cluster-scoped object alone do not tell whose it is.
 *
 * @internal
 */
export function belongsTo(
  object: LiveObject,
  to: {
    primary: LiveObject;
    claim: Pick<ClaimRow, 'namespace' | 'name' | 'offering'>;
    offering: Pick<Offering, 'claimOf'>;
  },
): boolean {
  const { primary, claim, offering } = to;
  const { ownerReferences = [], labels = {} } = object.metadata;
  if (ownerReferences.some(({ uid }) => uid === primary.metadata.uid)) {
    return true;
  }
  const named = offering.claimOf(object);
  if (named) {
    return named.namespace === claim.namespace && named.name === claim.name;
  }
  return (
    labels[berthLabels.claim] === claim.name &&
    labels[berthLabels.offering] === claim.offering
  );
}
