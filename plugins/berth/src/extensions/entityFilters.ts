import type { FilterPredicate } from '@backstage/filter-predicates';
import { berthEntityAnnotations } from '@berth/backstage-plugin-berth-common';

const tenantAnnotation =
  `metadata.annotations.${berthEntityAnnotations.tenant}` as const;
const claimAnnotation =
  `metadata.annotations.${berthEntityAnnotations.claimId}` as const;

/**
 * Entities that stand for a tenant. Predicates, so that an app's config can
 * replace them; keys may hold dots and slashes.
 *
 * @internal
 */
export const isTenantEntity: FilterPredicate = {
  kind: 'System',
  [tenantAnnotation]: { $exists: true },
};

/**
 * Entities that stand for a claim.
 *
 * @internal
 */
export const isClaimEntity: FilterPredicate = {
  kind: 'Resource',
  [claimAnnotation]: { $exists: true },
};
