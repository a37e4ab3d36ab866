import {
  countOf,
  recordOf,
  recordsOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { proxiesFor } from '../percona/mysql';
import { placeOf } from '../percona/store';
import type {
  DeclaredBackups,
  Members,
  PerconaSystem,
} from '../percona/System';
import { keptOf, rescheduled } from '../percona/tasks';

const GROUP = 'ps.percona.com';

/**
 * Conditions of which one at least is True for good, or as long as it is ready,
 * once there is a database. The operator keeps no other memory of it.
 */
const SERVED = ['ready', 'InnoDBClusterBootstrapped'];

/**
 * Percona's operator for MySQL with group replication.
 *
 * @internal
 */
export const ps: PerconaSystem = {
  cluster: {
    group: GROUP,
    version: 'v1',
    kind: 'PerconaServerMySQL',
    plural: 'perconaservermysqls',
  },
  backup: {
    group: GROUP,
    version: 'v1',
    kind: 'PerconaServerMySQLBackup',
    plural: 'perconaservermysqlbackups',
  },
  restore: {
    group: GROUP,
    version: 'v1',
    kind: 'PerconaServerMySQLRestore',
    plural: 'perconaservermysqlrestores',
  },
  clusterField: 'clusterName',
  nodes: {
    field: 'mysql',
    isList: false,
    count: 'size',
    disk: ['volumeSpec', 'persistentVolumeClaim'],
    permit: (count, spec) => ({
      ...(count < 3 && { unsafeFlags: { mysqlSize: true, proxySize: true } }),
      ...(isProxied(spec) && {
        proxy: { haproxy: { size: proxiesFor(count) } },
      }),
    }),
    annotate: annotations => ({ annotations }),
    grow: { storageScaling: { enableVolumeScaling: true } },
  },
  count: status => membersOf(status.mysql),
  countProxies: status => membersOf(status.haproxy) ?? membersOf(status.router),
  hasServed: status =>
    recordsOf(status.conditions).some(
      ({ type, status: is }) => SERVED.includes(String(type)) && is === 'True',
    ),
  readBackups,
  writeSchedule: (spec, wanted) => ({
    backup: {
      schedule: rescheduled(recordsOf(recordOf(spec.backup).schedule), wanted, {
        declared: readBackups(spec),
        retention: keep => ({ keep }),
      }),
    },
  }),
  backupSpec: ({ storage }) => ({ storageName: storage }),
  restoreSpec: ({ backup, targetTime }) => ({
    backupName: backup,
    ...(targetTime && {
      pitr: {
        type: 'date',
        date: targetTime.toISOString().replace(/\.\d+Z$/, 'Z'),
      },
    }),
  }),
};

/**
 * Whether HAProxies stand before the instances.
 *
 * @internal
 */
export function isProxied(spec: Record<string, unknown>): boolean {
  return recordOf(recordOf(spec.proxy).haproxy).enabled === true;
}

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
  const storage = textOf(schedules[0]?.storageName) ?? Object.keys(storages)[0];
  return {
    storage: backup.enabled === true ? storage : undefined,
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
    isPointInTime: pitr.enabled === true && pitr.binlogServer !== undefined,
  };
}
