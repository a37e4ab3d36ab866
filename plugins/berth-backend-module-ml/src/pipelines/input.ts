import type { z } from 'zod';
import { MAX_PIPELINE_BYTES } from './ir/limits';

/** A part of a name of an object, and good in one by itself. */
const VERSION =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const VERSION_LENGTH = 63;

/**
 * What one can say of a pipeline. Only the pipeline itself has no default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    pipeline: compiled(zod),
    version: version(zod)
      .default('v1')
      .describe('What this state of the pipeline is called.')
      .meta({ title: 'Version' }),
    title: title(zod)
      .optional()
      .describe('What people see instead of its name.')
      .meta({ title: 'Title' }),
    description: description(zod)
      .optional()
      .describe('What it is for; by default what the pipeline says itself.')
      .meta({ title: 'Description' }),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type PipelineInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * A compiled pipeline, as a text.
 *
 * @internal
 */
export function compiled(zod: typeof z) {
  return zod
    .string()
    .min(1, 'Upload a compiled pipeline.')
    .max(MAX_PIPELINE_BYTES, `At most ${MAX_PIPELINE_BYTES} characters.`)
    .describe(
      'The YAML that kfp dsl compile --py pipeline.py --output pipeline.yaml writes.',
    )
    .meta({
      title: 'Compiled pipeline',
      // By this a form offers to choose a file.
      contentMediaType: 'application/yaml',
    });
}

/**
 * The name of a version.
 *
 * @internal
 */
export function version(zod: typeof z) {
  return zod
    .string()
    .max(VERSION_LENGTH, `At most ${VERSION_LENGTH} characters.`)
    .regex(
      VERSION,
      'Use lower-case letters, digits, dashes and dots, such as v2 or 2026.1.',
    );
}

/** @internal */
export function title(zod: typeof z) {
  return zod.string().max(128, 'At most 128 characters.');
}

/** @internal */
export function description(zod: typeof z) {
  return zod.string().max(1_000, 'At most 1000 characters.');
}
