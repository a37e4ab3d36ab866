import {
  berthError,
  type FieldError,
} from '@berth/backstage-plugin-berth-common';
import { z } from 'zod';
import { MAX_PIPELINE_BYTES } from '../ir/limits';

const id = z.string().min(1).max(200);
const name = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9.]{0,126}[a-z0-9])?$/,
    'Use lower-case letters, digits, dashes and dots.',
  );
const text = z.string().min(1).max(MAX_PIPELINE_BYTES);

const run = {
  title: z.string().trim().min(1, 'Give the run a name.').max(128),
  description: z.string().max(1_000).optional(),
  experiment: z.string().trim().min(1).max(128).default('Default'),
  pipelineId: id,
  versionId: id,
  parameters: z.record(z.string(), z.unknown()).default({}),
  serviceAccount: z
    .string()
    .max(253)
    .regex(
      /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
      'This is no name of a service account.',
    )
    .optional(),
};

/**
 * What the routes take, by route.
 *
 * @internal
 */
export const bodies = {
  check: z.strictObject({ pipeline: z.string().max(4 * MAX_PIPELINE_BYTES) }),
  pipeline: z.strictObject({
    name,
    title: z.string().max(128).optional(),
    description: z.string().max(1_000).optional(),
    pipeline: text,
  }),
  version: z.strictObject({
    name,
    description: z.string().max(1_000).optional(),
    pipeline: text,
  }),
  run: z.strictObject(run),
  recurringRun: z
    .strictObject({
      ...run,
      cron: z.string().trim().min(1).max(100).optional(),
      intervalSeconds: z.int().min(60, 'At least 60 seconds.').optional(),
      maxConcurrency: z
        .int()
        .min(1, 'Between 1 and 10.')
        .max(10, 'Between 1 and 10.')
        .default(1),
      catchUp: z.boolean().default(false),
    })
    .refine(
      ({ cron, intervalSeconds }) =>
        (cron === undefined) !== (intervalSeconds === undefined),
      {
        path: ['cron'],
        message: 'Give either a cron expression or an interval.',
      },
    ),
  change: z.strictObject({
    change: z.enum(['terminate', 'retry', 'archive', 'unarchive', 'delete']),
  }),
  pipelineChange: z.strictObject({ change: z.enum(['delete']) }),
  recurringChange: z.strictObject({
    change: z.enum(['enable', 'disable', 'delete']),
  }),
};

/**
 * Reads what came with a request.
 *
 * @throws InputError with code `body-invalid` that names the fields
 * @internal
 */
export function parseBody<T extends z.ZodType>(
  schema: T,
  value: unknown,
): z.infer<T> {
  const result = schema.safeParse(value ?? {});
  if (result.success) {
    return result.data;
  }
  const fields: FieldError[] = result.error.issues.map(issue => ({
    field: issue.path.map(String).join('.') || 'body',
    message: issue.message,
  }));
  throw berthError('body-invalid', {
    message: `${fields[0].field}: ${fields[0].message}`,
    fields,
  });
}
