import type { z } from 'zod';
import {
  gpuFields,
  image,
  objectName,
  planField,
  queueFields,
  runAsField,
  storage,
} from '../shared/fields';
import type { ImageId } from './images';

const IMAGE_IDS = [
  'jupyter-scipy',
  'jupyter-pytorch',
  'jupyter-pytorch-cuda',
  'jupyter-tensorflow',
  'jupyter-tensorflow-cuda',
  'vscode-python',
  'rstudio',
] as const satisfies readonly ImageId[];

/**
 * What one can say of a notebook. Everything has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  const gpu = gpuFields(zod, { each: 'the notebook' });
  const queue = queueFields(zod);
  return {
    image: zod
      .enum(IMAGE_IDS)
      .default('jupyter-scipy')
      .describe(
        'What opens: Jupyter with the usual libraries, with PyTorch or with TensorFlow, VS Code, or RStudio. Those for GPUs end in cuda.',
      )
      .meta({ title: 'Environment' }),
    plan: planField(zod, 'CPU, memory and disk.'),
    gpus: gpu.gpus,
    queue: queue.queue,
    storage: storage(zod)
      .optional()
      .describe(
        'Your disk, such as 20Gi; by default what the size says. It is what stays when the notebook is stopped.',
      )
      .meta({ title: 'Disk' }),
    storageClass: objectName(zod, 'StorageClass')
      .optional()
      .describe(
        "Name of the StorageClass of the disk; the cluster's default one unless given.",
      )
      .meta({ title: 'Storage class' }),
    customImage: image(zod)
      .optional()
      .describe(
        'An image of your own instead, which serves at port 8888 below the path in NB_PREFIX as the chosen environment does.',
      )
      .meta({ title: 'Image of your own' }),
    serviceAccount: objectName(zod, 'ServiceAccount')
      .optional()
      .describe(
        "As whom it calls Kubernetes: default-editor in a Kubeflow profile; the namespace's default account unless given.",
      )
      .meta({ title: 'Service account' }),
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
export type NotebookInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;
