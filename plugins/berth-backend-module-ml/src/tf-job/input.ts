import type { z } from 'zod';
import { count } from '../shared/fields';
import { jobFields } from '../training-operator/fields';

/**
 * What one can say of a TensorFlow job. Only the image has no default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    ...jobFields(zod),
    parameterServers: count(zod, 0, 16, 'parameter servers')
      .default(0)
      .describe(
        'Pods that hold the parameters, for ParameterServerStrategy; MultiWorkerMirroredStrategy needs none. Each is as large as a node and has its GPUs.',
      )
      .meta({ title: 'Parameter servers' }),
  };
}
