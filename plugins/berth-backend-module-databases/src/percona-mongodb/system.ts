import {
  countOf,
  recordOf,
  recordsOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { placeOf } from '../percona/store';
import { keptOf, rescheduled, retentionOf } from '../percona/tasks';
import type { DeclaredBackups, PerconaSystem } from '../percona/System';

const GROUP = 'psmdb.percona.com';

/**
 * The name of the replica set that Berth declares.
 *
 * @internal
 */
export const REPLICA_SET = 'rs0';

/**
 * The port that MongoDB listens on.
 *
 * @internal
 */
export const MONGODB_PORT = 27017;

/**
 * Percona's operator for MongoDB.
 *
 * @internal
 */
export const psmdb: PerconaSystem = {
  cluster: {
    group: GROUP,
    version: 'v1',
    kind: 'PerconaServerMongoDB',
    plural: 'perconaservermongodbs',
  },
  backup: {
    group: GROUP,
    version: 'v1',
    kind: 'PerconaServerMongoDBBackup',
    plural: 'perconaservermongodbbackups',
  },
  restore: {
    group: GROUP,
    version: 'v1',
    kind: 'PerconaServerMongoDBRestore',
    plural: 'perconaservermongodbrestores',
  },
  clusterField: 'clusterName',
  nodes: {
    field: 'replsets',
    isList: true,
    count: 'size',
    disk: ['volumeSpec', 'persistentVolumeClaim'],
    permit: count => (count < 3 ? { unsafeFlags: { replsetSize: true } } : {}),
    annotate: annotations => ({ annotations }),
    grow: { storageScaling: { enableVolumeScaling: true } },
  },
  count: status => {
    const ready = countOf(status.ready);
    const size = countOf(status.size);
    return size === undefined ? undefined : { size, ready: ready ?? 0 };
  },
  hasServed: status =>
    Object.values(recordOf(status.replsets)).some(
      one => recordOf(one).initialized === true,
    ),
  readBackups,
  writeSchedule: (spec, wanted) => ({
    backup: {
      tasks: rescheduled(recordsOf(recordOf(spec.backup).tasks), wanted, {
        declared: readBackups(spec),
        retention: keep => ({ enabled: true, retention: retentionOf(keep) }),
      }),
    },
  }),
  backupSpec: ({ storage }) => ({ storageName: storage }),
  restoreSpec: ({ backup, targetTime }) => ({
    backupName: backup,
    ...(targetTime && {
      pitr: {
        type: 'date',
        date: targetTime.toISOString().slice(0, 19).replace('T', ' '),
      },
    }),
  }),
};

function readBackups(spec: Record<string, unknown>): DeclaredBackups {
  const backup = recordOf(spec.backup);
  const storages = Object.entries(recordOf(backup.storages));
  const [main] = [
    ...storages.filter(([, storage]) => recordOf(storage).main === true),
    ...storages,
  ];
  return {
    storage: backup.enabled === true ? main?.[0] : undefined,
    place: placeOf(main?.[1]),
    schedules: recordsOf(backup.tasks).flatMap(task =>
      task.enabled === true && textOf(task.schedule)
        ? [
            {
              name: String(task.name),
              schedule: String(task.schedule),
              keep: keptOf(task),
            },
          ]
        : [],
    ),
    isPointInTime: recordOf(backup.pitr).enabled === true,
  };
}
