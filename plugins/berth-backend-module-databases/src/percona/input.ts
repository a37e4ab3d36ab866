import type { FieldError } from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import { checkStore, storeFields } from '../shared/backupFields';
import { refuse } from '../shared/change';
import { placeFields, schedule, sizeFields } from '../shared/fields';
import { IDENTIFIER, IDENTIFIER_HELP } from '../shared/patterns';
import { PLAN_IDS } from './plans';

/** An even number could split into halves of which neither is a majority. */
const COUNTS = [1, 3, 5, 7] as const;

/**
 * A number of instances that can elect a primary.
 *
 * @internal
 */
export function oddInstances(zod: typeof z) {
  return zod.literal(COUNTS, 'One of 1, 3, 5 and 7 instances.');
}

/**
 * One of the sizes.
 *
 * @internal
 */
export function plan(zod: typeof z) {
  return zod.enum(PLAN_IDS);
}

/**
 * How many scheduled backups are kept.
 *
 * @internal
 */
export function keep(zod: typeof z) {
  return zod
    .int()
    .min(1, 'At least 1 backup.')
    .max(365, 'At most 365 backups.')
    .default(7)
    .describe(
      'How many scheduled backups are kept; older ones are deleted, from the bucket too.',
    )
    .meta({ title: 'Keep backups' });
}

/**
 * The region of a bucket.
 *
 * @internal
 */
export function region(zod: typeof z) {
  return zod
    .string()
    .max(63)
    .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'This is no region.')
    .default('us-east-1')
    .describe('Region of the bucket, where its object store has regions.')
    .meta({ title: 'Region' });
}

/**
 * A name that no engine needs quotes for.
 *
 * @internal
 */
export function identifier(zod: typeof z, maxLength = 63) {
  return zod
    .string()
    .max(maxLength, `At most ${maxLength} characters.`)
    .regex(IDENTIFIER, IDENTIFIER_HELP);
}

/**
 * What is asked of every cluster that elects a primary: its size and where it
 * runs.
 *
 * @internal
 */
export function clusterFields(zod: typeof z) {
  return {
    ...sizeFields(zod),
    instances: oddInstances(zod)
      .optional()
      .describe(
        'They elect a primary, for which a majority has to be there: 1, 3, 5 or 7. By default 1 for small, 3 for medium and large.',
      )
      .meta({ title: 'Instances' }),
    ...placeFields(zod),
  };
}

/**
 * What is asked about deletion and about backups.
 *
 * @internal
 */
export function safetyFields(zod: typeof z) {
  const { retentionDays: _days, ...store } = storeFields(zod);
  return {
    keepDisks: zod
      .boolean()
      .default(false)
      .describe(
        'Whether disks and passwords stay when the database is deleted. They go on counting against the quota, and a new database of the same name takes them up.',
      )
      .meta({ title: 'Keep disks after deletion' }),
    backups: zod
      .strictObject({
        ...store,
        region: region(zod),
        keep: keep(zod),
        pointInTime: zod
          .boolean()
          .default(true)
          .describe(
            'Whether changes are archived between backups too, so that one can go back to any moment since the first of them.',
          )
          .meta({ title: 'Any point in time' }),
      })
      .prefault({})
      .describe('Where backups go and when they are made.')
      .meta({ title: 'Backups' }),
  };
}

/**
 * What is asked about backups.
 *
 * @internal
 */
export type BackupInput = z.infer<ReturnType<typeof safetyFields>['backups']>;

/**
 * The rules that span fields or lie beyond a pattern.
 *
 * @internal
 */
export function checkSafety({
  backups,
}: {
  backups: BackupInput;
}): FieldError[] {
  return checkStore({ ...backups, retentionDays: 0 }, 'backups');
}

/**
 * Whether a name is taken by the engine or the operator itself.
 *
 * @internal
 */
export function checkReserved(
  field: string,
  name: string,
  reserved: string[],
): FieldError[] {
  return reserved.includes(name)
    ? refuse(field, `'${name}' is reserved; choose another name.`)
    : [];
}

/**
 * The input of an action that makes backups at other times.
 *
 * @internal
 */
export function scheduleFields(zod: typeof z) {
  return {
    schedule: schedule(zod)
      .default('0 2 * * *')
      .describe(
        'Minute, hour, day of the month, month, day of the week, in UTC.',
      )
      .meta({ title: 'Schedule' }),
    keep: keep(zod),
  };
}
