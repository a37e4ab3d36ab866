import type { z } from 'zod';
import {
  count,
  environment,
  gpuFields,
  image,
  planField,
  queueFields,
  runAsField,
  words,
} from './fields';

/**
 * What every way of training asks for. Only the image has no default.
 *
 * @internal
 */
export function trainingFields(zod: typeof z) {
  const gpu = gpuFields(zod, { each: 'each node' });
  const queue = queueFields(zod);
  return {
    image: image(zod)
      .describe('The image with your training code.')
      .meta({ title: 'Image' }),
    plan: planField(zod, 'CPU and memory of each node.'),
    gpus: gpu.gpus,
    queue: queue.queue,
    nodes: count(zod, 1, 64, 'nodes')
      .default(1)
      .describe('How many pods train together.')
      .meta({ title: 'Nodes' }),
    command: words(zod)
      .optional()
      .describe(
        'What is run, word by word, such as torchrun and train.py; what the image says unless given.',
      )
      .meta({ title: 'Command' }),
    args: words(zod)
      .optional()
      .describe('Arguments of the command, word by word.')
      .meta({ title: 'Arguments' }),
    env: environment(zod),
    gpuResource: gpu.gpuResource,
    gpuProduct: gpu.gpuProduct,
    priority: queue.priority,
    maxHours: count(zod, 1, 720, 'hours')
      .optional()
      .describe(
        'After so many hours of running it is ended, and counts as failed.',
      )
      .meta({ title: 'At most hours' }),
    runAs: runAsField(zod),
  };
}

/**
 * Of those, the ones that a form folds away.
 *
 * @internal
 */
export const trainingAdvanced = [
  'nodes',
  'command',
  'args',
  'env',
  'gpuResource',
  'gpuProduct',
  'priority',
  'maxHours',
  'runAs',
] as const;
