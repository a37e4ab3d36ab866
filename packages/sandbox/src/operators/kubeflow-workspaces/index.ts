import { relatedBy } from '../relatedBy';
import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { nextOfWorkspace } from './nextOfWorkspace';
import type { Workspace } from './types';
import { WORKSPACE_LABEL } from './workspaceSet';

/**
 * The stand-in for Kubeflow Notebooks 2. It knows one WorkspaceKind,
 * `jupyterlab`, which is not an object here.
 *
 * @internal
 */
export const kubeflowWorkspaces: StandIn = {
  name: 'kubeflow-workspaces',
  groups: { 'kubeflow.org': 'Kubeflow Notebooks 2' },
  manifest: 'kubeflow-workspaces.yaml',
  controller: options =>
    StatusController.create<Workspace>({
      standIn: options,
      name: 'workspace-controller',
      kind: { apiVersion: 'kubeflow.org/v1beta1', kind: 'Workspace' },
      related: [
        relatedBy({
          label: WORKSPACE_LABEL,
          kind: { apiVersion: 'apps/v1', kind: 'StatefulSet' },
        }),
      ],
      next: (workspace, sets) => nextOfWorkspace(workspace, sets),
    }),
};
