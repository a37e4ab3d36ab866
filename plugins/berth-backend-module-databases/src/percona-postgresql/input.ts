import type { z } from 'zod';
import { keep, region } from '../percona/input';
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
 * What one can say of a PostgreSQL of Percona's operator. Everything has a
 * default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  const { owner: _owner, ...contents } = contentFields(zod);
  return {
    ...sizeFields(zod),
    ...placeFields(zod),
    ...contents,
    owner: user(zod)
      .default('app')
      .describe(
        'User who owns it, and whose password you get. Its name has no underscores, as it becomes part of the name of a Secret.',
      )
      .meta({ title: 'Owner' }),
    keepDisks: zod
      .boolean()
      .default(false)
      .describe(
        'Whether disks and passwords stay when the database is deleted. They go on counting against the quota, and a new database of the same name takes them up.',
      )
      .meta({ title: 'Keep disks after deletion' }),
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
        region: region(zod),
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
        keep: keep(zod),
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
export type PostgreSqlInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;
