import type { FieldError } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { newObject, refuse, stampOf } from '../shared/change';
import { moment, objectName } from '../shared/fields';
import { scheduleFields } from './input';
import {
  backupBefore,
  observe,
  restoring,
  type ObservedBackup,
  type ObservedDatabase,
} from './observed';
import { patchSpec, paused, withoutBackups } from './patch';
import type { PerconaSystem } from './System';

/**
 * Backups, when they are made, and going back to them.
 *
 * @internal
 */
export function backupActions(
  system: PerconaSystem,
): Record<string, OfferingActionDefinition> {
  const { clusterField } = system;
  return {
    backup: createOfferingAction({
      title: 'Back up now',
      description:
        'Makes a backup beside those of the schedule, which is kept until somebody deletes it. The database goes on meanwhile.',
      unavailable: objects =>
        paused(system, objects) ?? withoutBackups(system, objects),
      plan: (_input, objects, { now }) => {
        const { name, declared } = observe(system, objects);
        return [
          {
            type: 'create',
            object: newObject(
              system.backup,
              { name: `${name}-backup-${stampOf(now)}` },
              { [clusterField]: name, ...system.backupSpec(declared) },
            ),
          },
        ];
      },
    }),

    'change-schedule': createOfferingAction({
      title: 'Change schedule of backups',
      description:
        'Makes backups at other times, and keeps another number of them.',
      input: scheduleFields,
      unavailable: objects => withoutBackups(system, objects),
      plan: (input, objects) =>
        patchSpec(system, objects, {
          spec: system.writeSchedule(observe(system, objects).spec, input),
        }),
    }),

    'restore-in-place': createOfferingAction({
      title: 'Restore in place',
      description:
        'Puts this database back to a backup, or to what it was at a point in time. What has happened since then is gone from it, and nobody should connect meanwhile.',
      destructive: true,
      input: zod => ({
        backup: objectName(zod, 'a backup')
          .optional()
          .describe(
            'Name of the backup; the last one before the point in time unless given.',
          )
          .meta({ title: 'Backup' }),
        targetTime: moment(zod)
          .optional()
          .describe(
            'As of when, such as 2026-08-20T10:00:00Z; the backup itself unless given.',
          )
          .meta({ title: 'Point in time' }),
      }),
      unavailable: objects =>
        restoring(observe(system, objects)) ??
        paused(system, objects) ??
        withoutBackups(system, objects) ??
        (backupBefore(observe(system, objects))
          ? undefined
          : 'There is no backup that went well.'),
      check: (input, objects) => checkRestore(input, observe(system, objects)),
      plan: (input, objects, { now }) => {
        const database = observe(system, objects);
        const { name, declared } = database;
        const targetTime = timeOf(input.targetTime);
        const backup = chosen(input, database);
        return [
          {
            type: 'create',
            object: newObject(
              system.restore,
              { name: `${name}-restore-${stampOf(now)}` },
              {
                [clusterField]: name,
                ...system.restoreSpec({
                  backup: String(backup?.name),
                  status: backup?.status ?? {},
                  targetTime,
                  declared,
                }),
              },
            ),
          },
        ];
      },
    }),
  };
}

interface RestoreChoice {
  backup?: string;
  targetTime?: string;
}

function timeOf(text: string | undefined): Date | undefined {
  return text ? new Date(text) : undefined;
}

function chosen(
  { backup, targetTime }: RestoreChoice,
  database: ObservedDatabase,
): ObservedBackup | undefined {
  return backup
    ? database.backups.find(({ name }) => name === backup)
    : backupBefore(database, timeOf(targetTime));
}

function checkRestore(
  choice: RestoreChoice,
  database: ObservedDatabase,
): FieldError[] | undefined {
  const target = timeOf(choice.targetTime);
  if (target && !database.declared.isPointInTime) {
    return refuse(
      'targetTime',
      'Changes between backups are not archived, so that one can only go back to a backup.',
    );
  }
  const backup = chosen(choice, database);
  if (choice.backup && !backup?.isDone) {
    return refuse(
      'backup',
      backup
        ? 'This backup is not complete.'
        : 'It has no backup of this name.',
    );
  }
  if (target && !backup) {
    return refuse('targetTime', 'There is no backup from before that time.');
  }
  if (target && backup?.hasGap) {
    return refuse(
      'targetTime',
      'Something of what happened since that backup has not been archived; go back to a backup itself.',
    );
  }
  return target && backup && Date.parse(backup.completed) >= target.getTime()
    ? refuse('targetTime', 'That is before the backup was complete.')
    : undefined;
}
