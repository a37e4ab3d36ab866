import { Offering } from '@berth/backstage-plugin-berth-node';

/**
 * All offerings of this package: what its feature installs, and what Berth's
 * offline commands (`yarn offerings`, `yarn manifests`) list. There are none:
 * each cluster defines its own.
 *
 * @public
 */
export const offerings: Offering[] = [];
