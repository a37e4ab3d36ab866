import type { FieldError } from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import { refuse } from '../shared/change';
import { moment, objectName } from '../shared/fields';
import {
  backupBefore,
  type ObservedBackup,
  type ObservedDatabase,
} from './observed';

/**
 * What somebody says of where a restore is to go back to.
 *
 * @internal
 */
export interface RestoreChoice {
  backup?: string;
  targetTime?: string;
}

/**
 * The fields of a {@link RestoreChoice}.
 *
 * @param options - what each comes to where it is left out
 * @internal
 */
export function restoreFields(
  zod: typeof z,
  options: { backup: string; targetTime: string },
) {
  return {
    backup: objectName(zod, 'a backup')
      .optional()
      .describe(`Name of the backup; ${options.backup}.`)
      .meta({ title: 'Backup' }),
    targetTime: moment(zod)
      .optional()
      .describe(
        `As of when, such as 2026-08-20T10:00:00Z; ${options.targetTime}.`,
      )
      .meta({ title: 'Point in time' }),
  };
}

/**
 * A point in time as it was written.
 *
 * @internal
 */
export function timeOf(text: string | undefined): Date | undefined {
  return text ? new Date(text) : undefined;
}

/**
 * The backup that a restore begins with: the one that is named, else the last
 * one before the point in time.
 *
 * @internal
 */
export function chosenBackup(
  { backup, targetTime }: RestoreChoice,
  database: ObservedDatabase,
): ObservedBackup | undefined {
  return backup
    ? database.backups.find(({ name }) => name === backup)
    : backupBefore(database, timeOf(targetTime));
}

/**
 * Whether there is what is to be restored.
 *
 * @internal
 */
export function checkRestore(
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
  const backup = chosenBackup(choice, database);
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
