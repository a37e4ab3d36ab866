import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * The Workspace of Kubeflow Notebooks 2: one object is one claim.
 *
 * @internal
 */
export const WORKSPACE: ResourceKind = {
  group: 'kubeflow.org',
  version: 'v1beta1',
  kind: 'Workspace',
  plural: 'workspaces',
};

/**
 * On everything that belongs to a Workspace: its name.
 *
 * @internal
 */
export const WORKSPACE_LABEL = 'notebooks.kubeflow.org/workspace-name';

/**
 * The claim of its home directory's disk.
 *
 * @internal
 */
export function homeOf(name: string): string {
  return `${name}-home`;
}
