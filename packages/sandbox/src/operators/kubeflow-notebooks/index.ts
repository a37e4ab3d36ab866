import { podsBy, relatedBy } from '../relatedBy';
import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { nextOfNotebook } from './nextOfNotebook';
import { NOTEBOOK_LABEL } from './parts';
import type { Notebook } from './types';

/**
 * The stand-in for the notebook controller of Kubeflow. Its pods are as real as
 * any in the sandbox: with them a Notebook is ready, and waits where its disk,
 * its quota or a node does not let them run.
 *
 * @internal
 */
export const kubeflowNotebooks: StandIn = {
  name: 'kubeflow-notebooks',
  groups: { 'kubeflow.org': 'Kubeflow Notebooks' },
  manifest: 'kubeflow-notebooks.yaml',
  controller: options =>
    StatusController.create<Notebook>({
      standIn: options,
      name: 'notebook-controller',
      kind: { apiVersion: 'kubeflow.org/v1', kind: 'Notebook' },
      related: [
        relatedBy({
          label: NOTEBOOK_LABEL,
          kind: { apiVersion: 'apps/v1', kind: 'StatefulSet' },
        }),
        podsBy(NOTEBOOK_LABEL),
      ],
      next: nextOfNotebook,
    }),
};
