import type { z } from 'zod';
import { gpus, reason, resource, until } from '../shared/fields';

/**
 * What one can say of a GPU quota. Only the number has no default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    gpus: gpus(zod)
      .describe(
        'How many GPUs may be in use at once in this namespace; 0 forbids them.',
      )
      .meta({ title: 'GPUs' }),
    resource: resource(zod)
      .default('nvidia.com/gpu')
      .describe(
        'What is counted, by the name that pods ask for: nvidia.com/gpu are whole GPUs, nvidia.com/mig-1g.10gb and the like slices of one, nvidia.com/gpu.shared shares of one, amd.com/gpu those of AMD.',
      )
      .meta({ title: 'Kind of GPU' }),
    until: until(zod).optional(),
    reason: reason(zod).optional(),
    gpuMemoryMiB: zod
      .int('A whole number of MiB.')
      .min(1, 'At least 1 MiB.')
      .max(100_000_000, 'At most 100000000 MiB.')
      .optional()
      .describe(
        'Memory of GPUs in all, in MiB. Only where HAMi divides GPUs; elsewhere it says nothing.',
      )
      .meta({ title: 'GPU memory (HAMi)' }),
    gpuCorePercent: zod
      .int('A whole number of percent.')
      .min(1, 'At least 1 percent.')
      .max(1_000_000, 'At most 1000000 percent.')
      .optional()
      .describe(
        'Computing time of GPUs in all, in percent of one: 250 is two and a half GPUs. Only where HAMi divides GPUs.',
      )
      .meta({ title: 'GPU time (HAMi)' }),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type GpuQuotaInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;
