import {
  parseClaimRef,
  type Claim,
  type PendingClaim,
} from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';

/**
 * The claim that a request on its way will be, as far as the catalog shows it:
 * of the same id, and so of the same entity name.
 *
 * @throws InputError when the claim's id is none
 * @internal
 */
export function claimToBe(
  request: PendingClaim,
  offering: Offering | undefined,
): Claim {
  const { claimId, tenant, owner, createdAt, requester } = request;
  const none = {
    group: '',
    version: 'v1',
    kind: 'Unknown',
    plural: 'unknowns',
  };
  return {
    ...parseClaimRef(claimId),
    id: claimId,
    tenant,
    owner,
    requester,
    kind: offering?.primary ?? none,
    phase: 'Provisioning',
    reason: 'Requested',
    message: '',
    since: createdAt,
    createdAt,
    details: [],
    simulated: false,
  };
}
