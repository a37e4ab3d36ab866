import type { z } from 'zod';
import { clusterFields, safetyFields } from '../percona/input';
import { VERSIONS } from './versions';

/**
 * What one can say of a MySQL with group replication. Everything has a default.
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
    ...safetyFields(zod),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type MySqlInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;
