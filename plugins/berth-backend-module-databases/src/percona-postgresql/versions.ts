import { POSTGRES_VERSIONS } from '../shared/postgres';
import { retagged } from '../percona/versions';

type Version = (typeof POSTGRES_VERSIONS)[number];

/** As the operator's release 3.0.0 certifies them. */
const TAGS: Record<Version, string> = {
  '18': '18.4-1',
  '17': '17.10-1',
  '16': '16.14-1',
  '15': '15.18-1',
};

/**
 * What runs pgBackRest, and what the poolers.
 *
 * @internal
 */
export const BACKREST_IMAGE = 'percona/percona-pgbackrest:2.58.0-2';

/** What the poolers run. @internal */
export const POOLER_IMAGE = 'percona/percona-pgbouncer:1.25.2-1';

/**
 * What upgrades data to another major version: it has all of them.
 *
 * @internal
 */
export const UPGRADE_IMAGE =
  'percona/percona-distribution-postgresql-upgrade:18.4-17.10-16.14-15.18-14.23-1';

/**
 * The image of a version; from the registry that an image of before is from,
 * for whoever mirrors them.
 *
 * @internal
 */
export function imageOf(
  version: Version,
  before = 'percona/percona-distribution-postgresql',
): string {
  return retagged(before, TAGS[version]);
}
