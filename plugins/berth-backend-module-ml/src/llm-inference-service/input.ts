import type { z } from 'zod';
import {
  count,
  environment,
  gpuFields,
  image,
  objectName,
  planField,
  queueFields,
  words,
} from '../shared/fields';
import { modelUri } from '../shared/serving';

/**
 * What one can say of a served language model. Only the model has no default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  const gpu = gpuFields(zod, { each: 'each replica', default: 1 });
  const queue = queueFields(zod);
  return {
    model: modelUri(zod)
      .describe(
        'Where the model lies, such as hf://meta-llama/Llama-3.1-8B-Instruct, s3://…, pvc://… or oci://….',
      )
      .meta({ title: 'Model' }),
    plan: planField(zod, 'CPU, memory and number of replicas.'),
    gpus: gpu.gpus,
    replicas: replicas(zod)
      .optional()
      .describe('By default 1 for small, 2 for medium and large.')
      .meta({ title: 'Replicas' }),
    modelName: zod
      .string()
      .max(200)
      .regex(
        /^[A-Za-z0-9][-A-Za-z0-9._/:]*$/,
        'Letters, digits and - . _ / : are allowed.',
      )
      .optional()
      .describe(
        'The name by which it is asked for; the name of this service unless given.',
      )
      .meta({ title: 'Name of the model' }),
    hfTokenSecret: objectName(zod, 'Secret')
      .optional()
      .describe(
        'A Secret in the namespace whose key HF_TOKEN opens models that need an account at Hugging Face.',
      )
      .meta({ title: 'Secret with HF_TOKEN' }),
    scheduler: zod
      .boolean()
      .default(true)
      .describe(
        'Send each request to the replica that has most of its prompt in its cache. It takes a pod of its own.',
      )
      .meta({ title: 'Inference scheduler' }),
    configs: zod
      .array(objectName(zod, 'LLMInferenceServiceConfig'))
      .max(8, 'At most 8.')
      .optional()
      .describe(
        "Settings of the platform's that this one builds on, by the names of LLMInferenceServiceConfigs.",
      )
      .meta({ title: 'Settings to build on' }),
    image: image(zod)
      .optional()
      .describe(
        'A server of your own; what the platform has chosen unless given.',
      )
      .meta({ title: 'Image' }),
    args: words(zod)
      .optional()
      .describe(
        'Arguments for the server, word by word, such as --max-model-len=8192.',
      )
      .meta({ title: 'Arguments' }),
    env: environment(zod),
    serviceAccount: objectName(zod, 'ServiceAccount')
      .optional()
      .describe(
        'The ServiceAccount whose Secrets open the store of the model; none unless given.',
      )
      .meta({ title: 'Service account' }),
    gpuResource: gpu.gpuResource,
    gpuProduct: gpu.gpuProduct,
    queue: queue.queue,
    priority: queue.priority,
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type LlmInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * A number of replicas.
 *
 * @internal
 */
export function replicas(zod: typeof z) {
  return count(zod, 1, 32, 'replicas');
}
