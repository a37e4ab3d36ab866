import { GPU_RESOURCE_PATTERN } from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import { count, planField } from '../shared/fields';

/**
 * What one can say of a profile. Nobody can guess whose it is.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    owner: zod
      .string()
      .max(254)
      .regex(
        /^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/,
        'Write the e-mail address by which Kubeflow knows the person, such as alice@example.com.',
      )
      .describe(
        'Who owns it, by the e-mail address with which they sign in to Kubeflow. It cannot be changed later; they let others in themselves.',
      )
      .meta({ title: 'Owner' }),
    plan: planField(
      zod,
      'CPU, memory and storage that may be used at once in its namespace.',
    ),
    gpus: gpus(zod)
      .default(0)
      .describe('GPUs that may be in use at once in its namespace.')
      .meta({ title: 'GPUs' }),
    gpuResource: zod
      .string()
      .max(63)
      .regex(
        new RegExp(GPU_RESOURCE_PATTERN),
        'Write the name that pods use: nvidia.com/gpu, a MIG profile such as nvidia.com/mig-1g.10gb, amd.com/gpu.',
      )
      .default('nvidia.com/gpu')
      .describe('What is counted, by the name that pods ask for.')
      .meta({ title: 'Kind of GPU' }),
    volumes: count(zod, 1, 1000, 'disks')
      .default(20)
      .describe('Disks that there may be in its namespace.')
      .meta({ title: 'Disks' }),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type ProfileInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * A number of GPUs of a whole team.
 *
 * @internal
 */
export function gpus(zod: typeof z) {
  return count(zod, 0, 4096, 'GPUs');
}
