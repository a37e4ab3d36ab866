import { retagged } from '../percona/versions';

/**
 * Versions of MongoDB that the operator runs and that are maintained, newest
 * first.
 *
 * @internal
 */
export const VERSIONS = ['8.0', '7.0'] as const;

/**
 * What one can upgrade from to each of them: MongoDB goes one step at a time.
 *
 * @internal
 */
export const UPGRADES_FROM: Record<Version, string> = {
  '8.0': '7.0',
  '7.0': '6.0',
};

type Version = (typeof VERSIONS)[number];

/** As the operator's release 1.22.0 certifies them. */
const TAGS: Record<Version, string> = { '8.0': '8.0.19-7', '7.0': '7.0.30-16' };

/**
 * What makes the backups.
 *
 * @internal
 */
export const BACKUP_IMAGE = 'percona/percona-backup-mongodb:2.12.0';

/**
 * The image of a version; from the registry that an image of before is from,
 * for whoever mirrors them.
 *
 * @internal
 */
export function imageOf(
  version: Version,
  before = 'percona/percona-server-mongodb',
): string {
  return retagged(before, TAGS[version]);
}
