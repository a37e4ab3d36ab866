import type { z } from 'zod';
import { restoreFields, storeFields } from '../shared/backupFields';
import { objectName, placeFields, sizeFields } from '../shared/fields';
import { contentFields } from '../shared/postgres';

/**
 * What one can say of a PostgreSQL database. Everything has a default.
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
        'Replicas that must have a transaction before it counts as committed: no committed data is lost with the primary, and writes wait while fewer are there. Fewer than there are instances.',
      )
      .meta({ title: 'Synchronous replicas' }),
    disruptionBudget: zod
      .boolean()
      .default(true)
      .describe(
        'Keep nodes from being drained while that would take the primary away. With a single instance, a node then only drains after the platform team has moved it; turn it off where being away for a minute does not matter.',
      )
      .meta({ title: 'Disruption budget' }),
    ...contents,
    pooler: zod
      .enum(['off', 'session', 'transaction'])
      .default('off')
      .describe(
        'Two PgBouncers before the primary, so that many clients share few sessions: session keeps one for as long as a client is there, transaction only for each transaction.',
      )
      .meta({ title: 'Pooler' }),
    backups: zod
      .strictObject({
        ...storeFields(zod),
        objectStore: objectName(zod, 'an ObjectStore')
          .optional()
          .describe(
            'An ObjectStore that is there already, in the place of destination, endpoint and Secret; also for Azure and Google.',
          )
          .meta({ title: 'Existing ObjectStore' }),
      })
      .prefault({})
      .describe('Where backups go and when they are made.')
      .meta({ title: 'Backups' }),
    restoreFrom: zod
      .strictObject({
        ...restoreFields(zod),
        objectStore: objectName(zod, 'an ObjectStore')
          .optional()
          .describe(
            "The ObjectStore with its backups, '<database>-backups' unless given. Where that database is gone, give their destination above and write '<name of this one>-backups' here.",
          )
          .meta({ title: 'ObjectStore' }),
      })
      .prefault({})
      .describe('Begin with the data of another database.')
      .meta({ title: 'Restore from' }),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type CloudNativePgInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;
