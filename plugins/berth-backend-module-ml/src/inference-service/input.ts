import type { z } from 'zod';
import {
  count,
  environment,
  gpuFields,
  objectName,
  planField,
  queueFields,
  words,
} from '../shared/fields';
import { modelUri } from '../shared/serving';

/**
 * What one can say of a served model. Where it lies and what it is nobody can
 * guess.
 *
 * @internal
 */
export function input(zod: typeof z) {
  const gpu = gpuFields(zod, { each: 'each replica' });
  const queue = queueFields(zod);
  return {
    modelFormat: zod
      .enum([
        'sklearn',
        'xgboost',
        'lightgbm',
        'pytorch',
        'tensorflow',
        'onnx',
        'triton',
        'huggingface',
        'mlflow',
        'paddle',
        'pmml',
      ])
      .describe('What the model was made with; KServe chooses a server for it.')
      .meta({ title: 'Format' }),
    storageUri: modelUri(zod)
      .describe(
        'Where the model lies, such as s3://models/iris/v1, gs://…, hf://organisation/model or pvc://claim/path.',
      )
      .meta({ title: 'Model' }),
    plan: planField(zod, 'CPU and memory of each replica.'),
    gpus: gpu.gpus,
    minReplicas: minReplicas(zod)
      .default(1)
      .describe(
        'Replicas that are always there. 0 lets it go to sleep without requests, where it runs on Knative; the first request waits then.',
      )
      .meta({ title: 'At least replicas' }),
    maxReplicas: maxReplicas(zod)
      .optional()
      .describe(
        'Replicas that there may be; by default 1 for small, 3 for medium, 5 for large.',
      )
      .meta({ title: 'At most replicas' }),
    mode: zod
      .enum(['auto', 'Knative', 'Standard'])
      .default('auto')
      .describe(
        'What runs it: Knative scales to zero and can shift traffic between versions, Standard is a plain Deployment, auto is what the platform has chosen.',
      )
      .meta({ title: 'Runs on' }),
    runtime: objectName(zod, 'serving runtime')
      .optional()
      .describe(
        'The ServingRuntime or ClusterServingRuntime that serves it; KServe chooses one by the format unless given.',
      )
      .meta({ title: 'Runtime' }),
    protocol: zod
      .enum(['v1', 'v2'])
      .optional()
      .describe(
        "How it is asked: v1 is TensorFlow's, v2 the Open Inference Protocol; what the runtime prefers unless given.",
      )
      .meta({ title: 'Protocol' }),
    serviceAccount: objectName(zod, 'ServiceAccount')
      .optional()
      .describe(
        'The ServiceAccount whose Secrets open the store of the model; none unless given.',
      )
      .meta({ title: 'Service account' }),
    isPrivate: zod
      .boolean()
      .default(false)
      .describe('Only answer within the cluster.')
      .meta({ title: 'Private' }),
    scaleMetric: zod
      .enum(['concurrency', 'rps', 'cpu', 'memory'])
      .optional()
      .describe(
        'By what replicas are added: concurrency and rps on Knative, cpu and memory on Standard.',
      )
      .meta({ title: 'Scale by' }),
    scaleTarget: count(zod, 1, 10_000, 'of what is measured')
      .optional()
      .describe(
        'How much of that each replica shall have, such as 10 requests at once or 80 percent of its CPU.',
      )
      .meta({ title: 'Target' }),
    args: words(zod)
      .optional()
      .describe('Arguments for the server, word by word.')
      .meta({ title: 'Arguments' }),
    env: environment(zod),
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
export type InferenceServiceInput = z.infer<
  z.ZodObject<ReturnType<typeof input>>
>;

/**
 * Replicas that are always there.
 *
 * @internal
 */
export function minReplicas(zod: typeof z) {
  return count(zod, 0, 50, 'replicas');
}

/**
 * Replicas that there may be.
 *
 * @internal
 */
export function maxReplicas(zod: typeof z) {
  return count(zod, 1, 50, 'replicas');
}
