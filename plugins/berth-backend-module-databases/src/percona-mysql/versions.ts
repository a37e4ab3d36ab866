import { retagged } from '../percona/versions';

/**
 * Versions of MySQL that the operator runs, newest first.
 *
 * @internal
 */
export const VERSIONS = ['8.4', '8.0'] as const;

type Version = (typeof VERSIONS)[number];

/**
 * What one can upgrade from to each of them.
 *
 * @internal
 */
export const UPGRADES_FROM: Record<Version, string> = {
  '8.4': '8.0',
  '8.0': '5.7',
};

/** As the operator's release 1.2.0 certifies them. */
const SERVER_TAGS: Record<Version, string> = {
  '8.4': '8.4.10-10.1',
  '8.0': '8.0.46-37.1',
};

const BACKUP_TAGS: Record<Version, string> = {
  '8.4': '8.4.0-6.1',
  '8.0': '8.0.35-36.1',
};

/**
 * What stands before the instances.
 *
 * @internal
 */
export const PROXY_IMAGE = 'percona/haproxy:2.8.18-1';

/**
 * What archives changes between backups.
 *
 * @internal
 */
export const ARCHIVER_IMAGE =
  'percona/percona-server-mysql-operator:1.2.0-binlog-server-0.3.1';

/**
 * The images of a version; from the registry that those of before are from,
 * for whoever mirrors them.
 *
 * @internal
 */
export function imagesOf(
  version: Version,
  before: { server?: string; backup?: string } = {},
): { server: string; backup: string } {
  const {
    server = 'percona/percona-server',
    backup = 'percona/percona-xtrabackup',
  } = before;
  return {
    server: retagged(server, SERVER_TAGS[version]),
    backup: retagged(backup, BACKUP_TAGS[version]),
  };
}
