import type { z } from 'zod';
import { objectName, planField, queueFields, storage } from '../shared/fields';

/**
 * What one can say of a workspace. Everything has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  const queue = queueFields(zod);
  return {
    plan: planField(
      zod,
      'CPU, memory and disk; large has a GPU. The platform team says in the WorkspaceKind what each of them is.',
    ),
    image: option(zod, 'image')
      .default('jupyterlab_scipy_190')
      .describe(
        'What opens, by the name that the WorkspaceKind gives an image, such as jupyterlab_scipy_190.',
      )
      .meta({ title: 'Environment' }),
    queue: queue.queue,
    title: zod
      .string()
      .min(1, 'A title has a character at least.')
      .max(128, 'At most 128 characters.')
      .optional()
      .describe('What Kubeflow calls it; its name unless given.')
      .meta({ title: 'Title' }),
    kind: objectName(zod, 'WorkspaceKind')
      .default('jupyterlab')
      .describe(
        'The WorkspaceKind: which images and sizes there are. The platform team knows which there are.',
      )
      .meta({ title: 'Kind of workspace' }),
    podConfig: option(zod, 'pod configuration')
      .optional()
      .describe(
        'Instead of the size, a pod configuration of the WorkspaceKind by its name, as for other GPUs.',
      )
      .meta({ title: 'Pod configuration' }),
    storage: storage(zod)
      .optional()
      .describe(
        'Your home directory, such as 20Gi; by default what the size says.',
      )
      .meta({ title: 'Disk' }),
    storageClass: objectName(zod, 'StorageClass')
      .optional()
      .describe(
        "Name of the StorageClass of the disk; the cluster's default one unless given.",
      )
      .meta({ title: 'Storage class' }),
    priority: queue.priority,
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type WorkspaceInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * The name of an option of a WorkspaceKind.
 *
 * @internal
 */
export function option(zod: typeof z, what: string) {
  return zod
    .string()
    .max(256)
    .regex(
      /^[A-Za-z0-9][-A-Za-z0-9_.]*$/,
      `Write the name that the WorkspaceKind gives the ${what}.`,
    );
}
