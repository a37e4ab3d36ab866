import type { z } from 'zod';
import { clusterFields, identifier, safetyFields } from '../percona/input';
import { VERSIONS } from './versions';

/**
 * What one can say of a MongoDB. Everything has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    ...clusterFields(zod),
    version: zod
      .enum(VERSIONS)
      .default('8.0')
      .describe('Version of MongoDB.')
      .meta({ title: 'MongoDB version' }),
    database: identifier(zod)
      .default('app')
      .describe('Name of the database that the user may read and write.')
      .meta({ title: 'Database' }),
    user: identifier(zod)
      .default('app')
      .describe('User whose password you get.')
      .meta({ title: 'User' }),
    ...safetyFields(zod),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type MongoDbInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;
