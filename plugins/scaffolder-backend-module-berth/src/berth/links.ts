import {
  claimEntityRef,
  claimPagePath,
  parseClaimRef,
} from '@berth/backstage-plugin-berth-common';

/**
 * Where a claim is shown: its page, and its entity in the catalog.
 *
 * @internal
 */
export function claimLinks(
  claimId: string,
  appBaseUrl: string,
): { claimUrl: string; entityRef: string } {
  return {
    claimUrl: `${appBaseUrl}${claimPagePath(claimId)}`,
    entityRef: claimEntityRef(parseClaimRef(claimId)),
  };
}
