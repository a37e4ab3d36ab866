import {
  BYTES_PATTERN,
  GPU_RESOURCE_PATTERN,
} from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import { IMAGE, LABEL_VALUE, SUBDOMAIN } from './patterns';

/** More than eight GPUs in one machine are rare; 64 nodes are many. */
const MAX_GPUS = 16;

/**
 * The named size.
 *
 * @internal
 */
export function planField(zod: typeof z, description: string) {
  return zod
    .enum(['small', 'medium', 'large'])
    .default('small')
    .describe(description)
    .meta({ title: 'Size' });
}

/**
 * How many GPUs, of which kind, in which machines.
 *
 * @param options.each - what gets that many, as in "GPUs of each node"
 * @internal
 */
export function gpuFields(
  zod: typeof z,
  options: { each: string; default?: number },
) {
  return {
    gpus: gpuCount(zod)
      .default(options.default ?? 0)
      .describe(
        `GPUs of ${options.each}, which nobody else uses meanwhile; 0 is none.`,
      )
      .meta({ title: 'GPUs' }),
    gpuResource: zod
      .string()
      .max(63)
      .regex(
        new RegExp(GPU_RESOURCE_PATTERN),
        'Write the name that pods use: nvidia.com/gpu, nvidia.com/gpu.shared, a MIG profile such as nvidia.com/mig-1g.10gb, amd.com/gpu.',
      )
      .default('nvidia.com/gpu')
      .describe(
        'What is asked for: nvidia.com/gpu are whole GPUs, nvidia.com/mig-1g.10gb and the like slices of one, nvidia.com/gpu.shared shares of one, amd.com/gpu those of AMD.',
      )
      .meta({ title: 'Kind of GPU' }),
    gpuProduct: zod
      .string()
      .regex(
        LABEL_VALUE,
        'Write it as the label nvidia.com/gpu.product of the nodes has it, such as NVIDIA-A100-SXM4-80GB.',
      )
      .optional()
      .describe(
        'Only nodes with this GPU, by their label nvidia.com/gpu.product, such as NVIDIA-A100-SXM4-80GB; any GPU unless given.',
      )
      .meta({ title: 'GPU product' }),
  };
}

/**
 * A number of GPUs.
 *
 * @internal
 */
export function gpuCount(zod: typeof z) {
  const help = `A whole number between 0 and ${MAX_GPUS}.`;
  return zod.int(help).min(0, help).max(MAX_GPUS, help);
}

/**
 * In which queue of Kueue it waits, and how urgent it is.
 *
 * @internal
 */
export function queueFields(zod: typeof z) {
  return {
    queue: objectName(zod, 'LocalQueue')
      .max(63)
      .optional()
      .describe(
        'A queue of Kueue (LocalQueue) in the namespace: it starts when the queue has room, instead of failing where a quota is used up. None unless given.',
      )
      .meta({ title: 'Queue' }),
    priority: objectName(zod, 'WorkloadPriorityClass')
      .max(63)
      .optional()
      .describe(
        'Whose turn it is first in the queue, by a WorkloadPriorityClass of Kueue. The platform team knows which there are.',
      )
      .meta({ title: 'Priority in the queue' }),
  };
}

/**
 * As whom its processes run.
 *
 * @internal
 */
export function runAsField(zod: typeof z) {
  return zod
    .enum(['restricted', 'image'])
    .default('restricted')
    .describe(
      'restricted runs it as user 1000 without any privilege, as namespaces with the Pod Security level "restricted" ask for; image runs it as whoever the image says, which such namespaces refuse for root.',
    )
    .meta({ title: 'Runs as' });
}

/**
 * The image that runs.
 *
 * @internal
 */
export function image(zod: typeof z) {
  return zod
    .string()
    .max(300)
    .regex(
      IMAGE,
      'Write an image with its tag, such as ghcr.io/example/train:v1.',
    );
}

/**
 * A command or its arguments, word by word.
 *
 * @internal
 */
export function words(zod: typeof z) {
  return zod
    .array(zod.string().min(1, 'No empty word.').max(2000))
    .max(64, 'At most 64 words.');
}

/**
 * Environment variables. Values are no secrets: whoever may see the object
 * sees them.
 *
 * @internal
 */
export function environment(zod: typeof z) {
  return zod
    .array(
      zod.strictObject({
        name: zod
          .string()
          .max(100)
          .regex(
            /^[A-Za-z_][A-Za-z0-9_]*$/,
            'Letters, digits and underscores, not beginning with a digit.',
          ),
        value: zod.string().max(4000),
      }),
    )
    .max(64, 'At most 64 variables.')
    .refine(
      variables =>
        new Set(variables.map(({ name }) => name)).size === variables.length,
      'Give each variable a name of its own.',
    )
    .optional()
    .describe(
      'Environment variables. Put no password here: whoever may see the object sees them.',
    )
    .meta({ title: 'Environment' });
}

/**
 * A size of a disk.
 *
 * @internal
 */
export function storage(zod: typeof z) {
  return zod
    .string()
    .max(32)
    .regex(
      new RegExp(BYTES_PATTERN),
      'Write a number and a unit, such as 20Gi (20Gb is not one that Kubernetes knows).',
    );
}

/**
 * The name of an object that is there already.
 *
 * @internal
 */
export function objectName(zod: typeof z, what: string) {
  return zod
    .string()
    .max(253)
    .regex(SUBDOMAIN, `This is no name of a ${what}.`);
}

/**
 * A whole number within limits.
 *
 * @internal
 */
export function count(zod: typeof z, min: number, max: number, noun: string) {
  const help = `Between ${min} and ${max} ${noun}.`;
  return zod.int(help).min(min, help).max(max, help);
}
