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
} from '../shared/fields';

const NUMBER = /^-?[0-9]{1,12}(\.[0-9]{1,12})?(e-?[0-9]{1,2})?$/;
const METRIC = /^[A-Za-z][-A-Za-z0-9_./]*$/;

/**
 * What one can say of an experiment. Only the image has no default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  const gpu = gpuFields(zod, { each: 'each trial' });
  const queue = queueFields(zod);
  const number = () =>
    zod.string().max(30).regex(NUMBER, 'Write a number such as 0.001.');
  const metric = () =>
    zod.string().max(100).regex(METRIC, 'Begin with a letter, and no spaces.');
  return {
    image: image(zod)
      .describe(
        'The image with your training code. It gets each parameter as --name=value, and prints the metric as name=value on a line.',
      )
      .meta({ title: 'Image' }),
    parameters: zod
      .array(
        zod.strictObject({
          name: zod
            .string()
            .max(63)
            .regex(
              /^[A-Za-z][-A-Za-z0-9_]*$/,
              'Letters, digits, hyphens and underscores, beginning with a letter.',
            ),
          type: zod.enum(['double', 'int', 'categorical', 'discrete']),
          min: number().optional(),
          max: number().optional(),
          step: number().optional(),
          list: zod.array(zod.string().min(1).max(200)).max(100).optional(),
        }),
      )
      .min(1, 'At least one parameter.')
      .max(32, 'At most 32 parameters.')
      .default([{ name: 'lr', type: 'double', min: '0.001', max: '0.1' }])
      .describe(
        'What is tried out: double and int between min and max (with a step for grid), categorical and discrete out of a list.',
      )
      .meta({ title: 'Parameters' }),
    metric: metric()
      .default('loss')
      .describe('What is to become better, as your code prints it.')
      .meta({ title: 'Metric' }),
    goalType: zod
      .enum(['minimize', 'maximize'])
      .default('minimize')
      .describe('Whether less or more of it is better.')
      .meta({ title: 'Better is' }),
    plan: planField(zod, 'CPU and memory of each trial.'),
    gpus: gpu.gpus,
    queue: queue.queue,
    goal: zod
      .number()
      .optional()
      .describe('The experiment ends early when a trial is as good as that.')
      .meta({ title: 'Goal' }),
    algorithm: zod
      .enum([
        'random',
        'grid',
        'bayesianoptimization',
        'tpe',
        'multivariate-tpe',
        'cmaes',
        'sobol',
      ])
      .default('random')
      .describe(
        'How values are chosen: random and sobol spread them, grid tries all, bayesianoptimization, tpe, multivariate-tpe and cmaes learn from the trials before.',
      )
      .meta({ title: 'Algorithm' }),
    maxTrials: maxTrials(zod)
      .default(12)
      .describe('How many trials there are in all.')
      .meta({ title: 'Trials' }),
    parallelTrials: parallelTrials(zod)
      .default(2)
      .describe('How many of them run at once.')
      .meta({ title: 'At once' }),
    maxFailedTrials: count(zod, 0, 1000, 'trials')
      .default(3)
      .describe('After more failed trials the experiment has failed.')
      .meta({ title: 'Failed trials' }),
    additionalMetrics: zod
      .array(metric())
      .max(20, 'At most 20.')
      .optional()
      .describe('Further metrics that are collected.')
      .meta({ title: 'Further metrics' }),
    command: words(zod)
      .optional()
      .describe(
        'What is run, word by word, such as python and train.py; what the image says unless given. The parameters follow as arguments.',
      )
      .meta({ title: 'Command' }),
    args: words(zod)
      .optional()
      .describe('Arguments before the parameters, word by word.')
      .meta({ title: 'Arguments' }),
    env: environment(zod),
    earlyStopping: zod
      .boolean()
      .default(false)
      .describe(
        'End a trial that is worse than the median of those before. Your code has to print the metric with a time stamp for it.',
      )
      .meta({ title: 'Early stopping' }),
    resumePolicy: zod
      .enum(['LongRunning', 'Never', 'FromVolume'])
      .default('LongRunning')
      .describe(
        'Whether more trials can be added when it is over: LongRunning keeps its algorithm running for that, FromVolume its state on a disk, Never nothing.',
      )
      .meta({ title: 'Can be resumed' }),
    gpuResource: gpu.gpuResource,
    gpuProduct: gpu.gpuProduct,
    priority: queue.priority,
    runAs: runAsField(zod),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type ExperimentInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * A number of trials.
 *
 * @internal
 */
export function maxTrials(zod: typeof z) {
  return count(zod, 1, 5000, 'trials');
}

/**
 * A number of trials at once.
 *
 * @internal
 */
export function parallelTrials(zod: typeof z) {
  return count(zod, 1, 100, 'trials');
}
