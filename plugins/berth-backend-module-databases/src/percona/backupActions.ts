import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { newObject, stampOf } from '../shared/change';
import { scheduleFields } from './input';
import { backupBefore, observe, restoring } from './observed';
import { patchSpec, paused, withoutBackups } from './patch';
import {
  checkRestore,
  chosenBackup,
  restoreFields,
  timeOf,
} from './restoreChoice';
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
      input: zod =>
        restoreFields(zod, {
          backup: 'the last one before the point in time unless given',
          targetTime: 'the backup itself unless given',
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
        const backup = chosenBackup(input, database);
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
