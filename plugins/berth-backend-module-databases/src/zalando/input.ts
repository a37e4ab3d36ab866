import type { z } from 'zod';
import { restoreFields } from '../shared/backupFields';
import { placeFields, schedule, sizeFields } from '../shared/fields';
import { contentFields } from '../shared/postgres';

const UID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What one can say of a PostgreSQL database of Zalando's operator. Everything
 * has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  const { version, ...contents } = contentFields(zod);
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
    pooler: zod
      .enum(['off', 'session', 'transaction'])
      .default('off')
      .describe(
        'Two PgBouncers before the primary, so that many clients share few sessions: session keeps one for as long as a client is there, transaction only for each transaction.',
      )
      .meta({ title: 'Pooler' }),
    dumps: zod
      .strictObject({
        enabled: zod
          .boolean()
          .default(false)
          .describe(
            "Dump all databases to the operator's bucket on a schedule, with pg_dumpall. It is no substitute for the archive, which the platform team configures for all databases together.",
          )
          .meta({ title: 'Make dumps' }),
        schedule: schedule(zod)
          .default('30 0 * * *')
          .describe(
            'Minute, hour, day of the month, month, day of the week, in UTC.',
          )
          .meta({ title: 'Schedule' }),
      })
      .prefault({})
      .describe('Logical backups.')
      .meta({ title: 'Dumps' }),
    restoreFrom: zod
      .strictObject({
        ...restoreFields(zod),
        uid: zod
          .string()
          .regex(UID, 'Write it as metadata.uid has it.')
          .optional()
          .describe(
            'The metadata.uid of that database, by which its archive is found. It is needed for a point in time, and its page has it.',
          )
          .meta({ title: 'Its uid' }),
      })
      .prefault({})
      .describe(
        'Begin with the data of another database: a copy of it as it runs, or, with its uid and a time, of its archive.',
      )
      .meta({ title: 'Restore from' }),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type ZalandoInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;
