import { podsBy } from '../relatedBy';
import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { nextOfWorkflow, WORKFLOW_LABEL } from './nextOfWorkflow';
import type { Workflow } from './types';

const apiVersion = 'argoproj.io/v1alpha1';

/**
 * The stand-in for Argo Workflows: steps and graphs of a WorkflowTemplate, each
 * a pod that is as real as any in the sandbox.
 *
 * @internal
 */
export const argoWorkflows: StandIn = {
  name: 'argo-workflows',
  groups: { 'argoproj.io': 'Argo Workflows' },
  manifest: 'argo-workflows.yaml',
  controller: options =>
    StatusController.create<Workflow>({
      standIn: options,
      name: 'workflow-controller',
      kind: { apiVersion, kind: 'Workflow' },
      statusInObject: true,
      related: [podsBy(WORKFLOW_LABEL)],
      follows: {
        kind: { apiVersion, kind: 'WorkflowTemplate' },
        nameOf: ({ spec }) => spec.workflowTemplateRef?.name ?? '',
      },
      next: (workflow, pods, template) =>
        nextOfWorkflow(workflow, pods, template),
    }),
};
