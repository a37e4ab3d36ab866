import type { z } from 'zod';
import {
  count,
  gpuFields,
  objectName,
  planField,
  queueFields,
} from '../shared/fields';

/**
 * What one can say of a workflow. Only its template has no default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  const gpu = gpuFields(zod, { each: 'each step' });
  const queue = queueFields(zod);
  return {
    workflowTemplate: objectName(zod, 'WorkflowTemplate')
      .describe('The WorkflowTemplate that is run, by its name.')
      .meta({ title: 'Template' }),
    parameters: parameters(zod)
      .optional()
      .describe(
        "What the template's parameters are this time; those left out have its own defaults.",
      )
      .meta({ title: 'Parameters' }),
    plan: planField(zod, 'How many steps run at once.'),
    queue: queue.queue,
    clusterScope: zod
      .boolean()
      .default(false)
      .describe(
        "Whether it is a ClusterWorkflowTemplate, one of the platform's, and not one in your namespace.",
      )
      .meta({ title: "The platform's template" }),
    entrypoint: zod
      .string()
      .max(128)
      .regex(
        /^[A-Za-z0-9][-A-Za-z0-9_]*$/,
        'Write the name of a part of the template.',
      )
      .optional()
      .describe('Where it begins; what the template says unless given.')
      .meta({ title: 'Begin at' }),
    serviceAccount: objectName(zod, 'ServiceAccount')
      .optional()
      .describe(
        'As whom its steps call Kubernetes; what the template says unless given.',
      )
      .meta({ title: 'Service account' }),
    keepDays: count(zod, 1, 365, 'days')
      .default(7)
      .describe('Days after its end on which it is deleted by itself.')
      .meta({ title: 'Keep for days' }),
    maxHours: count(zod, 1, 720, 'hours')
      .optional()
      .describe('After so many hours it is ended, and counts as failed.')
      .meta({ title: 'At most hours' }),
    gpus: gpu.gpus.describe(
      'GPUs of the main container of every step, whatever the template says; 0 leaves it to the template.',
    ),
    gpuResource: gpu.gpuResource,
    gpuProduct: gpu.gpuProduct,
    priority: queue.priority,
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type WorkflowInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * Values of parameters.
 *
 * @internal
 */
export function parameters(zod: typeof z) {
  return zod
    .array(
      zod.strictObject({
        name: zod
          .string()
          .max(128)
          .regex(
            /^[A-Za-z0-9_][-A-Za-z0-9_]*$/,
            'Letters, digits, hyphens and underscores.',
          ),
        value: zod.string().max(65_536),
      }),
    )
    .max(200, 'At most 200 parameters.');
}
