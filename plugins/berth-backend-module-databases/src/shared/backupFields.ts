import type { FieldError } from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import { moment, objectName, schedule } from './fields';
import { HTTP_URL, S3_DESTINATION } from './patterns';

/**
 * The keys that a Secret with the credentials of an object store has, as the
 * tools of AWS name them.
 *
 * @internal
 */
export const STORE_KEYS = {
  accessKeyId: 'AWS_ACCESS_KEY_ID',
  secretAccessKey: 'AWS_SECRET_ACCESS_KEY',
} as const;

/**
 * Where backups go, and when they are made. All of it is optional: without a
 * destination there are none.
 *
 * @internal
 */
export function storeFields(zod: typeof z) {
  return {
    destination: zod
      .string()
      .max(512)
      .regex(
        S3_DESTINATION,
        'Write s3:// with a bucket and, if you like, a folder.',
      )
      .optional()
      .describe(
        'Bucket and folder for backups, such as s3://backups/payments. Without it there are none, and nothing can be restored.',
      )
      .meta({ title: 'Destination' }),
    endpoint: zod
      .string()
      .max(253)
      .regex(HTTP_URL, 'Write an address such as https://s3.example.com.')
      .optional()
      .describe('Address of the object store, where it is not that of AWS.')
      .meta({ title: 'Endpoint' }),
    secret: objectName(zod, 'a Secret')
      .optional()
      .describe(
        `Secret in the same namespace that holds the keys of the object store, as ${STORE_KEYS.accessKeyId} and ${STORE_KEYS.secretAccessKey}.`,
      )
      .meta({ title: 'Secret with the keys' }),
    schedule: schedule(zod)
      .default('0 2 * * *')
      .describe(
        'When a backup is made: minute, hour, day of the month, month, day of the week, in UTC.',
      )
      .meta({ title: 'Schedule' }),
    retentionDays: zod
      .int()
      .min(1, 'At least 1 day.')
      .max(3650, 'At most 3650 days.')
      .default(14)
      .describe('For how many days one can go back.')
      .meta({ title: 'Keep for days' }),
  };
}

/**
 * What is asked about backups.
 *
 * @internal
 */
export interface StoreInput {
  destination?: string;
  endpoint?: string;
  secret?: string;
  schedule: string;
  retentionDays: number;
}

/**
 * A place to put backups goes with the keys to it, and only with them.
 *
 * @internal
 */
export function checkStore(
  { destination, endpoint, secret }: StoreInput,
  group: string,
): FieldError[] {
  if (destination && !secret) {
    return [
      {
        field: `${group}.secret`,
        message:
          'Name the Secret that holds the keys of the object store; ask the platform team for one if there is none.',
      },
    ];
  }
  return !destination && (secret || endpoint)
    ? [
        {
          field: `${group}.destination`,
          message: 'Say to which bucket the backups go, or leave both out.',
        },
      ]
    : [];
}

/**
 * To begin with the data of another database: which, and as of when.
 *
 * @internal
 */
export function restoreFields(zod: typeof z) {
  return {
    database: objectName(zod, 'a database')
      .optional()
      .describe(
        'Name of a database in the same namespace whose data this one begins with, by its backups. It must be of the same version.',
      )
      .meta({ title: 'Database' }),
    targetTime: moment(zod)
      .optional()
      .describe(
        'As of when, such as 2026-08-20T10:00:00Z; the latest that there is unless given.',
      )
      .meta({ title: 'Point in time' }),
  };
}

/**
 * A point in time is one of some database.
 *
 * @internal
 */
export function checkRestore(
  { database, targetTime }: { database?: string; targetTime?: string },
  group: string,
): FieldError[] {
  return targetTime && !database
    ? [
        {
          field: `${group}.database`,
          message: 'Say which database it is to be restored from.',
        },
      ]
    : [];
}
