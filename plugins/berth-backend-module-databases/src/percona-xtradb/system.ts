import {
  countOf,
  recordOf,
  recordsOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { BACKUP_JOB, proxiesFor } from '../percona/mysql';
import { resources } from '../percona/plans';
import { placeOf } from '../percona/store';
import type {
  DeclaredBackups,
  Members,
  PerconaSystem,
} from '../percona/System';
import { keptOf, rescheduled, retentionOf } from '../percona/tasks';

const GROUP = 'pxc.percona.com';

/**
 * Percona's operator for MySQL based on Percona XtraDB Cluster.
 *
 * @internal
 */
export const pxc: PerconaSystem = {
  cluster: {
    group: GROUP,
    version: 'v1',
    kind: 'PerconaXtraDBCluster',
    plural: 'perconaxtradbclusters',
  },
  backup: {
    group: GROUP,
    version: 'v1',
    kind: 'PerconaXtraDBClusterBackup',
    plural: 'perconaxtradbclusterbackups',
  },
  restore: {
    group: GROUP,
    version: 'v1',
    kind: 'PerconaXtraDBClusterRestore',
    plural: 'perconaxtradbclusterrestores',
  },
  clusterField: 'pxcCluster',
  nodes: {
    field: 'pxc',
    isList: false,
    count: 'size',
    disk: ['volumeSpec', 'persistentVolumeClaim'],
    permit: (count, spec) => ({
      ...(count < 3 && { unsafeFlags: { pxcSize: true, proxySize: true } }),
      ...(recordOf(spec.haproxy).enabled === true && {
        haproxy: { size: proxiesFor(count) },
      }),
    }),
    annotate: annotations => ({ annotations }),
    grow: { enableVolumeExpansion: true },
  },
  count: status => membersOf(status.pxc),
  countProxies: status =>
    membersOf(status.haproxy) ?? membersOf(status.proxysql),
  // It keeps one condition for each state that it has been in.
  hasServed: status =>
    recordsOf(status.conditions).some(({ type }) => type === 'ready'),
  readBackups,
  writeSchedule: (spec, wanted) => ({
    backup: {
      schedule: rescheduled(recordsOf(recordOf(spec.backup).schedule), wanted, {
        declared: readBackups(spec),
        retention: keep => ({ retention: retentionOf(keep) }),
      }),
    },
  }),
  backupSpec: ({ storage }) => ({ storageName: storage }),
  restoreSpec: ({ backup, targetTime, declared }) => ({
    backupName: backup,
    resources: resources(BACKUP_JOB),
    ...(targetTime && {
      pitr: {
        type: 'date',
        date: targetTime.toISOString().slice(0, 19).replace('T', ' '),
        backupSource: { storageName: declared.archive },
      },
    }),
  }),
};

function membersOf(status: unknown): Members | undefined {
  const { size, ready } = recordOf(status);
  const count = countOf(size);
  return count ? { size: count, ready: countOf(ready) ?? 0 } : undefined;
}

function readBackups(spec: Record<string, unknown>): DeclaredBackups {
  const backup = recordOf(spec.backup);
  const storages = recordOf(backup.storages);
  const schedules = recordsOf(backup.schedule);
  const pitr = recordOf(backup.pitr);
  const archive = textOf(pitr.storageName);
  // What changes are archived to is no place for backups, if there is another.
  const [first = archive] = Object.keys(storages).filter(
    name => name !== archive,
  );
  const storage = textOf(schedules[0]?.storageName) ?? first;
  return {
    storage: storage && storage in storages ? storage : undefined,
    place: storage && placeOf(storages[storage]),
    schedules: schedules.flatMap(schedule =>
      textOf(schedule.schedule)
        ? [
            {
              name: String(schedule.name),
              schedule: String(schedule.schedule),
              keep: keptOf(schedule),
            },
          ]
        : [],
    ),
    isPointInTime: pitr.enabled === true,
    archive,
  };
}
