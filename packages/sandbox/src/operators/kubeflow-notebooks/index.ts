import type { KubernetesObject } from '../../kubernetes/types';
import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { nextOfNotebook } from './nextOfNotebook';
import { NOTEBOOK_LABEL } from './parts';
import type { Notebook } from './types';

const about = ({ metadata }: KubernetesObject) =>
  `${metadata.namespace}/${metadata.labels?.[NOTEBOOK_LABEL]}`;

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
        { apiVersion: 'apps/v1', kind: 'StatefulSet' },
        { apiVersion: 'v1', kind: 'Pod' },
      ].map(kind => ({ kind, labelSelector: NOTEBOOK_LABEL, about })),
      next: nextOfNotebook,
    }),
};
