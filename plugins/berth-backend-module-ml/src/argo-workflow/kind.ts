import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * The Workflow of Argo Workflows: one object is one claim.
 *
 * @internal
 */
export const WORKFLOW: ResourceKind = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  kind: 'Workflow',
  plural: 'workflows',
};

/**
 * On the pods of a Workflow: its name.
 *
 * @internal
 */
export const WORKFLOW_LABEL = 'workflows.argoproj.io/workflow';
