import { createHash } from 'node:crypto';
import type { Offering } from '@berth/backstage-plugin-berth-node';

/** Raised whenever what is made of the same objects changes. */
const PROJECTION_VERSION = 2;

/**
 * Of everything that the projection of a cluster depends on beside its
 * objects. Where it has changed since the last run, everything is read anew.
 *
 * @internal
 */
export function projectionFingerprint(options: {
  tenantLabel: string;
  offerings: Offering[];
}): string {
  const { tenantLabel, offerings } = options;
  const described = offerings.map(({ inputShape, ...offering }) => offering);
  return createHash('sha256')
    .update(JSON.stringify([PROJECTION_VERSION, tenantLabel, described]))
    .digest('hex');
}
