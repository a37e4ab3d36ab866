import { createHash } from 'node:crypto';
import type { Offering } from '@berth/backstage-plugin-berth-node';

/** Raised whenever what is made of the same objects changes. */
const PROJECTION_VERSION = 4;

/**
 * Of everything that the projection of a cluster depends on beside its
 * objects. Where it has changed since the last run, everything is read anew.
 *
 * @internal
 */
export function projectionFingerprint(options: {
  tenantLabel: string;
  /** Those of the packages: what clusters define comes and goes. */
  offerings: Offering[];
  /** The systems whose definitions are looked at. */
  origins?: string[];
}): string {
  const { tenantLabel, offerings, origins = [] } = options;
  const described = offerings.map(({ inputShape, ...offering }) => offering);
  return createHash('sha256')
    .update(
      JSON.stringify([PROJECTION_VERSION, tenantLabel, described, origins]),
    )
    .digest('hex');
}
