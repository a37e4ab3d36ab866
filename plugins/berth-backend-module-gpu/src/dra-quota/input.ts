import type { z } from 'zod';
import { gpus, objectName, reason, until } from '../shared/fields';

/**
 * What one can say of a quota of devices. Only the number has no default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    devices: gpus(zod)
      .describe(
        'How many devices may be claimed at once in this namespace; 0 forbids them.',
      )
      .meta({ title: 'Devices' }),
    deviceClass: objectName(zod, 'DeviceClass')
      // It becomes the name part of a quota key.
      .max(63, 'At most 63 characters: a quota key holds no longer name.')
      .default('gpu.nvidia.com')
      .describe(
        "The class of devices: gpu.nvidia.com are whole GPUs of NVIDIA's driver, mig.nvidia.com slices of one.",
      )
      .meta({ title: 'Device class' }),
    template: zod
      .boolean()
      .default(true)
      .describe(
        'Also make a ResourceClaimTemplate of the same name, by which a pod gets devices.',
      )
      .meta({ title: 'Template for pods' }),
    devicesEach: gpus(zod, 1)
      .max(32, 'At most 32 devices a pod.')
      .default(1)
      .describe('How many devices a pod gets by that template.')
      .meta({ title: 'Devices of a pod' }),
    until: until(zod).optional(),
    reason: reason(zod).optional(),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type DraQuotaInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;
