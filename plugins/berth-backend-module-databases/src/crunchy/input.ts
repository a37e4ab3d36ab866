import type { z } from 'zod';
import { user } from '../pgo/user';
import { restoreFields } from '../shared/backupFields';
import {
  objectName,
  placeFields,
  schedule,
  sizeFields,
  storage,
} from '../shared/fields';
import { HTTP_URL, S3_DESTINATION } from '../shared/patterns';
import { contentFields } from '../shared/postgres';

/**
 * What one can say of a PostgreSQL database of Crunchy's operator. Everything
 * has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  const { version, owner: _owner, ...contents } = contentFields(zod);
  return {
    ...sizeFields(zod),
    version,
    ...placeFields(zod),
    synchronousReplicas: zod
      .int()
      .min(0, 'At least 0 replicas.')
      .max(8, 'At most 8 replicas.')
      .default(0)
      .describe(
        'Replicas that must have a transaction before it counts as committed. Fewer than there are instances.',
      )
      .meta({ title: 'Synchronous replicas' }),
    ...contents,
    owner: user(zod)
      .default('app')
      .describe(
        'User who owns it, and whose password you get. Its name has no underscores, as it becomes part of the name of a Secret.',
      )
      .meta({ title: 'Owner' }),
    pooler: zod
      .boolean()
      .default(false)
      .describe(
        'Two PgBouncers before the primary, so that many clients share few sessions.',
      )
      .meta({ title: 'Pooler' }),
    backups: zod
      .strictObject({
        storage: storage(zod)
          .optional()
          .describe(
            'Disk for backups where they stay in the cluster; twice the disk of an instance unless given.',
          )
          .meta({ title: 'Disk for backups' }),
        destination: zod
          .string()
          .max(512)
          .regex(
            S3_DESTINATION,
            'Write s3:// with a bucket and, if you like, a folder.',
          )
          .optional()
          .describe(
            'Bucket and folder for backups, such as s3://backups/orders; each database needs a folder of its own. Without it they are on a disk in the same cluster, and gone with it.',
          )
          .meta({ title: 'Destination' }),
        endpoint: zod
          .string()
          .max(253)
          .regex(HTTP_URL, 'Write an address such as https://s3.example.com.')
          .optional()
          .describe(
            'Address of the object store; it goes with the destination.',
          )
          .meta({ title: 'Endpoint' }),
        region: zod
          .string()
          .max(63)
          .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'This is no region.')
          .default('us-east-1')
          .describe('Region of the bucket, where its object store has regions.')
          .meta({ title: 'Region' }),
        secret: objectName(zod, 'a Secret')
          .optional()
          .describe(
            'Secret in the same namespace with one file s3.conf that holds, under [global], repo1-s3-key and repo1-s3-key-secret.',
          )
          .meta({ title: 'Secret with the keys' }),
        schedule: schedule(zod)
          .default('0 2 * * *')
          .describe(
            'When a full backup is made: minute, hour, day of the month, month, day of the week, in UTC.',
          )
          .meta({ title: 'Schedule' }),
        retentionDays: zod
          .int()
          .min(1, 'At least 1 day.')
          .max(3650, 'At most 3650 days.')
          .default(14)
          .describe('For how many days one can go back.')
          .meta({ title: 'Keep for days' }),
      })
      .prefault({})
      .describe('Where backups go and when they are made.')
      .meta({ title: 'Backups' }),
    restoreFrom: zod
      .strictObject(restoreFields(zod))
      .prefault({})
      .describe(
        'Begin with the data of another database, which has to be there still.',
      )
      .meta({ title: 'Restore from' }),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type CrunchyInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;
