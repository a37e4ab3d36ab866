import type { ResourceKind } from '@berth/backstage-plugin-berth-common';
import {
  countOf,
  recordOf,
  recordsOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import type {
  DeclaredBackups,
  Members,
  PerconaSystem,
  RestoreInput,
} from '../percona/System';
import { restoreOptions as timeOptions } from '../pgo/restoreOptions';

const GROUP = 'pgv2.percona.com';
const VERSION = 'v2';

/**
 * An upgrade to another major version.
 *
 * @internal
 */
export const PG_UPGRADE: ResourceKind = {
  group: GROUP,
  version: VERSION,
  kind: 'PerconaPGUpgrade',
  plural: 'perconapgupgrades',
};

/**
 * The repository that backups go to.
 *
 * @internal
 */
export const REPO = 'repo1';

/**
 * Percona's operator for PostgreSQL.
 *
 * @internal
 */
export const pg: PerconaSystem = {
  cluster: {
    group: GROUP,
    version: VERSION,
    kind: 'PerconaPGCluster',
    plural: 'perconapgclusters',
  },
  backup: {
    group: GROUP,
    version: VERSION,
    kind: 'PerconaPGBackup',
    plural: 'perconapgbackups',
  },
  restore: {
    group: GROUP,
    version: VERSION,
    kind: 'PerconaPGRestore',
    plural: 'perconapgrestores',
  },
  clusterField: 'pgCluster',
  nodes: {
    field: 'instances',
    isList: true,
    count: 'replicas',
    disk: ['dataVolumeClaimSpec'],
    permit: () => ({}),
    annotate: annotations => ({ metadata: { annotations } }),
    grow: {},
  },
  count: status => membersOf(status.postgres),
  countProxies: status => membersOf(status.pgbouncer),
  hasServed: status =>
    textOf(recordOf(recordOf(status.patroni).status).systemIdentifier) !==
    undefined,
  readBackups,
  writeSchedule: (spec, { schedule, keep }) => {
    const [first = { name: REPO }, ...others] = reposOf(spec);
    const name = String(first.name);
    return {
      backups: {
        pgbackrest: {
          global: {
            [`${name}-retention-full`]: String(keep),
            [`${name}-retention-full-type`]: 'count',
          },
          repos: [
            {
              ...first,
              schedules: { ...recordOf(first.schedules), full: schedule },
            },
            ...others,
          ],
        },
      },
    };
  },
  backupSpec: ({ storage }) => ({
    repoName: storage,
    options: ['--type=full'],
  }),
  restoreSpec: ({ status, targetTime, declared }) => ({
    repoName: declared.storage,
    options: restoreOptions({ status, targetTime }),
  }),
};

/**
 * What pgBackRest is told to restore to: a point in time, else a backup.
 *
 * @internal
 */
export function restoreOptions({
  status,
  targetTime,
}: Pick<RestoreInput, 'status' | 'targetTime'>): string[] {
  const label = textOf(status.backupName);
  if (targetTime || !label) {
    return timeOptions(targetTime?.toISOString());
  }
  // To the backup itself, and no further than what makes it whole.
  return [`--set=${label}`, '--type=immediate'];
}

/**
 * Whether the backups of a definition go to an object store.
 *
 * @internal
 */
export function isInBucket(spec: Record<string, unknown>): boolean {
  const [repo] = reposOf(spec);
  return repo !== undefined && repo.volume === undefined;
}

function membersOf(status: unknown): Members | undefined {
  const { size, ready } = recordOf(status);
  const count = countOf(size);
  return count ? { size: count, ready: countOf(ready) ?? 0 } : undefined;
}

function reposOf(spec: Record<string, unknown>) {
  const { pgbackrest } = recordOf(spec.backups);
  return recordsOf(recordOf(pgbackrest).repos);
}

function readBackups(spec: Record<string, unknown>): DeclaredBackups {
  const backups = recordOf(spec.backups);
  const [repo] = reposOf(spec);
  const name = textOf(repo?.name);
  const isOn = backups.enabled !== false && name !== undefined;
  const global = recordOf(recordOf(backups.pgbackrest).global);
  const isCount = global[`${name}-retention-full-type`] !== 'time';
  const kept = Number(global[`${name}-retention-full`]);
  return {
    storage: isOn ? name : undefined,
    place: repo && placeOfRepo(repo),
    schedules: Object.entries(recordOf(repo?.schedules)).flatMap(
      ([type, when]) =>
        textOf(when)
          ? [
              {
                name: type,
                schedule: `${type}: ${when}`,
                keep: type === 'full' && isCount && kept > 0 ? kept : undefined,
              },
            ]
          : [],
    ),
    // It archives all the time, wherever there is a repository.
    isPointInTime: isOn,
  };
}

function placeOfRepo(repo: Record<string, unknown>): string {
  const s3 = recordOf(repo.s3);
  if (textOf(s3.bucket)) {
    return `to s3://${s3.bucket} at ${textOf(s3.endpoint) ?? '?'}`;
  }
  if (repo.gcs !== undefined || repo.azure !== undefined) {
    return 'to an object store';
  }
  const claim = recordOf(recordOf(repo.volume).volumeClaimSpec);
  const size = textOf(recordOf(recordOf(claim.resources).requests).storage);
  return `on a disk${
    size ? ` of ${size}` : ''
  } in this cluster, and gone with the database`;
}
