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
): { claimPath: string; claimUrl: string; entityRef: string } {
  const claimPath = claimPagePath(claimId);
  return {
    claimPath,
    claimUrl: `${appBaseUrl}${claimPath}`,
    entityRef: claimEntityRef(parseClaimRef(claimId)),
  };
}
