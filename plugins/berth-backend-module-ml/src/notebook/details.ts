import {
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { gpusIn } from '../shared/compute';
import { linesOf } from '../shared/objects';
import { queueOf } from '../shared/queue';
import { pathOf } from './kind';
import { observe } from './observed';

/**
 * What a claim's page shows of a Notebook; what is not known is left out. When
 * it was last used is only known where Kubeflow stops idle notebooks.
 *
 * @internal
 */
export function details({ primary }: ClaimObjects): ClaimDetailLine[] {
  const { container = {}, ...notebook } = observe(primary);
  return linesOf([
    ['Image', textOf(container.image)],
    ['GPUs', gpusIn(container.resources)],
    ['Path', pathOf(notebook.namespace, notebook.name)],
    ['Queue', queueOf(primary)],
    ['Last used', notebook.lastActivity],
    ['Stopped since', notebook.stopped],
  ]);
}
