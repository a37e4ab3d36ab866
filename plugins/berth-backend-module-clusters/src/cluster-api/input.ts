import type { z } from 'zod';
import { kubernetesVersion, networks } from '../shared/fields';
import { SUBDOMAIN } from '../shared/patterns';

const MAX_WORKERS = 100;
const WORKERS_HELP = `Between 0 and ${MAX_WORKERS} machines.`;

/**
 * What one can say of a cluster of its own machines. Everything has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    plan: zod
      .enum(['small', 'medium', 'large'])
      .default('small')
      .describe('How many machines.')
      .meta({ title: 'Size' }),
    kubernetesVersion: kubernetesVersion(zod)
      .default('v1.36.0')
      .describe(
        'Which Kubernetes; the platform team has images of machines for some versions only.',
      )
      .meta({ title: 'Kubernetes version' }),
    clusterClass: zod
      .string()
      .max(253)
      .regex(SUBDOMAIN, 'This is no name of a ClusterClass.')
      .default('standard')
      .describe(
        'The ClusterClass that says on what infrastructure and with which machines; the platform team knows which there are.',
      )
      .meta({ title: 'Class' }),
    classNamespace: zod
      .string()
      .max(63)
      .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'This is no namespace.')
      .optional()
      .describe(
        'The namespace of the class, where it is not in your own namespace.',
      )
      .meta({ title: 'Namespace of the class' }),
    workerClass: zod
      .string()
      .max(63)
      .regex(SUBDOMAIN, 'This is no name of a class of machines.')
      .default('default-worker')
      .describe('The class of the machines, of those that the class has.')
      .meta({ title: 'Class of machines' }),
    workers: workers(zod)
      .optional()
      .describe(
        'Machines for what runs on it. By default 2 for small, 3 for medium, 10 for large.',
      )
      .meta({ title: 'Machines' }),
    controlPlanes: zod
      .union([zod.literal(1), zod.literal(3), zod.literal(5)])
      .optional()
      .describe(
        'Machines of the control plane: 1, 3 or 5, so that a majority decides. By default 1 for small, else 3.',
      )
      .meta({ title: 'Machines of the control plane' }),
    ...networks(zod),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type ClusterApiInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * A number of machines.
 *
 * @internal
 */
export function workers(zod: typeof z) {
  return zod.int().min(0, WORKERS_HELP).max(MAX_WORKERS, WORKERS_HELP);
}
