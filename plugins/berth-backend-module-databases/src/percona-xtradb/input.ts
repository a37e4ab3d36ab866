import type { z } from 'zod';
import { clusterFields, identifier, safetyFields } from '../percona/input';
import { MAX_USER_LENGTH } from '../percona/mysql';
import { VERSIONS } from './versions';

/**
 * What one can say of a MySQL of XtraDB Cluster. Everything has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    ...clusterFields(zod),
    version: zod
      .enum(VERSIONS)
      .default('8.4')
      .describe(
        'Version of MySQL. 8.0 is past its end of life, and there for what cannot move yet.',
      )
      .meta({ title: 'MySQL version' }),
    database: identifier(zod)
      .default('app')
      .describe('Name of the database that is created.')
      .meta({ title: 'Database' }),
    user: identifier(zod, MAX_USER_LENGTH)
      .default('app')
      .describe('User who may do anything in it, and whose password you get.')
      .meta({ title: 'User' }),
    ...safetyFields(zod),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type XtraDbInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;
