import { kubeflow, pathOf } from './kind';

const REGISTRY = 'ghcr.io/kubeflow/kubeflow/notebook-servers';
const VERSION = 'v1.10.0';

/**
 * The images that the Kubeflow project keeps, by the name that a form shows.
 *
 * @internal
 */
export const images = {
  'jupyter-scipy': 'jupyter-scipy',
  'jupyter-pytorch': 'jupyter-pytorch-full',
  'jupyter-pytorch-cuda': 'jupyter-pytorch-cuda-full',
  'jupyter-tensorflow': 'jupyter-tensorflow-full',
  'jupyter-tensorflow-cuda': 'jupyter-tensorflow-cuda-full',
  'vscode-python': 'codeserver-python',
  rstudio: 'rstudio-tidyverse',
} as const;

/**
 * The name of such an image.
 *
 * @internal
 */
export type ImageId = keyof typeof images;

/**
 * The image to run.
 *
 * @internal
 */
export function imageOf(input: {
  image: ImageId;
  customImage?: string;
}): string {
  return input.customImage ?? `${REGISTRY}/${images[input.image]}:${VERSION}`;
}

/**
 * What the controller has to know of a server that is not Jupyter: it answers
 * at its root, and RStudio has to be told where that is.
 *
 * @internal
 */
export function serverAnnotations(
  image: ImageId,
  namespace: string,
  name: string,
): Record<string, string> {
  switch (image) {
    case 'vscode-python':
      return {
        [kubeflow.serverType]: 'group-one',
        [kubeflow.rewriteUri]: '/',
      };
    case 'rstudio':
      return {
        [kubeflow.serverType]: 'group-two',
        [kubeflow.rewriteUri]: '/',
        [kubeflow.requestHeaders]: JSON.stringify({
          'X-RStudio-Root-Path': pathOf(namespace, name),
        }),
      };
    default:
      return { [kubeflow.serverType]: 'jupyter' };
  }
}
