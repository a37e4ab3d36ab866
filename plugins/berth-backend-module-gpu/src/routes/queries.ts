import {
  berthError,
  precisions,
  type FieldError,
  type sizeGpus,
} from '@berth/backstage-plugin-berth-common';
import { z } from 'zod';
import { sharedChange } from '../shared-quota/types';

/**
 * How far back a history goes.
 *
 * @internal
 */
export const historyQuery = z.object({
  hours: z.coerce.number().int().min(1).max(720).default(24),
});

/**
 * What a tenant is to get.
 *
 * @internal
 */
export const displacementQuery = z.object({
  tenant: z.string().min(1),
  cluster: z.string().min(1).optional(),
  /** Where the quota is to hold; in all of the tenant unless given. */
  namespace: z.string().min(1).optional(),
  quota: z.string().min(1).optional(),
  resource: z.string().min(1).default('nvidia.com/gpu'),
  gpus: z.coerce.number().int().min(0).max(100_000),
  priority: z.coerce.number().int().optional(),
  /** What counts it; quotas of Kubernetes unless given. */
  system: z.enum(['kueue', 'volcano', 'kai']).optional(),
  /** The queue that is changed; a new one unless given. */
  queue: z.string().min(1).optional(),
  cohort: z.string().min(1).optional(),
  flavor: z.string().min(1).optional(),
  borrowing: z.coerce.number().int().min(0).max(100_000).optional(),
});

/**
 * A change of a shared quota that somebody has in mind.
 *
 * @internal
 */
export const sharedDisplacementQuery = sharedChange(z).extend({
  by: z.coerce.number().int().min(-100_000).max(100_000),
});

const positive = z.number().positive().max(1e9);

/**
 * What GPUs are sized for.
 *
 * @internal
 */
export const sizingBody = z.strictObject({
  billions: z.number().positive().max(100_000),
  precision: z.enum(precisions as [string, ...string[]]).default('fp16'),
  mode: z.enum(['inference', 'training', 'adapter']).default('inference'),
  contextLength: positive.default(8192),
  sequences: positive.default(1),
  kvPrecision: z.enum(precisions as [string, ...string[]]).optional(),
  shape: z
    .strictObject({
      layers: positive,
      kvHeads: positive,
      headDim: positive,
      hiddenSize: positive,
    })
    .partial()
    .optional(),
}) as unknown as z.ZodType<Parameters<typeof sizeGpus>[0]>;

/**
 * What a schema makes of what came in.
 *
 * @throws InputError with code `body-invalid` and every faulty field
 *
 * @internal
 */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value ?? {});
  if (result.success) {
    return result.data;
  }
  const fields: FieldError[] = result.error.issues.map(issue => ({
    field: issue.path.join('.'),
    message: issue.message,
  }));
  throw berthError('body-invalid', {
    message: fields.map(f => `${f.field}: ${f.message}`).join('; '),
    fields,
  });
}
