import {
  createOfferingAction,
  specOf,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { newObject, stampOf } from '../shared/change';
import { schedule } from '../shared/fields';
import { backupOf, scheduledBackup, withSeconds } from './backup';
import { backupState } from './backupState';
import { BACKUP, SCHEDULED_BACKUP } from './kind';
import { restoreAction } from './restoreAction';
import { asleep, withoutBackups } from './unavailable';

/**
 * Backups, when they are made, and going back to them.
 *
 * @internal
 */
export const backupActions: Record<string, OfferingActionDefinition> = {
  backup: createOfferingAction({
    title: 'Back up now',
    description:
      'Makes a backup beside those of the schedule. The database goes on meanwhile.',
    unavailable: objects => asleep(objects) ?? withoutBackups(objects),
    plan: (_input, { primary }, { now }) => {
      const name = String(primary.metadata.name);
      return [
        {
          type: 'create',
          object: newObject(
            BACKUP,
            { name: `${name}-${stampOf(now)}` },
            backupOf(name),
          ),
        },
      ];
    },
  }),

  'change-schedule': createOfferingAction({
    title: 'Change schedule of backups',
    description:
      'Makes backups at other times, or none until further notice. What has changed since the last one is archived all the time.',
    input: zod => ({
      schedule: schedule(zod)
        .default('0 2 * * *')
        .describe(
          'Minute, hour, day of the month, month, day of the week, in UTC.',
        )
        .meta({ title: 'Schedule' }),
      paused: zod
        .boolean()
        .default(false)
        .describe('Make none until this is changed again.')
        .meta({ title: 'Paused' }),
    }),
    unavailable: objects =>
      withoutBackups(objects) ?? severalSchedules(objects),
    plan: (input, objects) => {
      const [existing] = backupState(objects).schedules;
      if (existing) {
        return [
          {
            type: 'merge-patch',
            kind: SCHEDULED_BACKUP,
            name: String(existing.metadata.name),
            patch: {
              spec: {
                schedule: withSeconds(input.schedule),
                suspend: input.paused,
              },
            },
          },
        ];
      }
      const created = scheduledBackup(
        String(objects.primary.metadata.name),
        input.schedule,
      );
      return [
        {
          type: 'create',
          object: {
            ...created,
            spec: { ...specOf(created), suspend: input.paused },
          },
        },
      ];
    },
  }),

  restore: restoreAction,
};

function severalSchedules(objects: ClaimObjects): string | undefined {
  return backupState(objects).schedules.length > 1
    ? 'It has several schedules; change the one that is meant with kubectl.'
    : undefined;
}
