import type { z } from 'zod';
import { count, objectName } from '../shared/fields';
import { trainingFields } from '../shared/trainingFields';

/** As Trainer itself takes it. */
const STORAGE_URI = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[!-~]+$/;

/**
 * What one can say of a training job. Only the image has no default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  const fields = trainingFields(zod);
  const storageUri = () =>
    zod
      .string()
      .max(2048)
      .regex(
        STORAGE_URI,
        'Write where it lies, such as hf://openai/gsm8k or s3://bucket/data.',
      );
  return {
    ...fields,
    runtime: objectName(zod, 'training runtime')
      .default('torch-distributed')
      .describe(
        'How the nodes find each other, by the name of a training runtime, such as torch-distributed, deepspeed-distributed, jax-distributed or mlx-distributed. The platform team knows which there are.',
      )
      .meta({ title: 'Runtime' }),
    runtimeKind: zod
      .enum(['ClusterTrainingRuntime', 'TrainingRuntime'])
      .default('ClusterTrainingRuntime')
      .describe(
        "ClusterTrainingRuntime is one of the platform's, TrainingRuntime one in your namespace.",
      )
      .meta({ title: 'Kind of runtime' }),
    processesPerNode: count(zod, 1, 64, 'processes')
      .optional()
      .describe(
        'Processes on each node; by default one for each GPU, as the runtime says.',
      )
      .meta({ title: 'Processes of each node' }),
    dataset: storageUri()
      .optional()
      .describe(
        'A dataset that is fetched before, such as hf://openai/gsm8k. The runtime has to have a step for it.',
      )
      .meta({ title: 'Dataset' }),
    model: storageUri()
      .optional()
      .describe(
        'A model that is fetched before, such as hf://meta-llama/Llama-3.2-1B. The runtime has to have a step for it.',
      )
      .meta({ title: 'Model' }),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type TrainJobInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;
