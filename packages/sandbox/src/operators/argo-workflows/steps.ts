import type { StepTemplate, Workflow, WorkflowTemplate } from './types';

/**
 * A step that is to be run.
 *
 * @internal
 */
export interface Step {
  name: string;
  template: StepTemplate;
}

/**
 * The steps of a workflow: those of one group run together, the groups one
 * after the other. Tasks of a graph are taken in the order in which they are
 * written, which is a valid one wherever a task follows what it depends on.
 *
 * @internal
 */
export function stepsOf(
  { spec }: Workflow,
  template: WorkflowTemplate | undefined,
): Step[][] {
  const templates = [
    ...(spec.templates ?? []),
    ...(template?.spec.templates ?? []),
  ];
  const find = (wanted: string | undefined): StepTemplate =>
    templates.find(({ name }) => name === wanted) ?? { name: wanted ?? 'main' };
  const entrypoint = find(spec.entrypoint ?? template?.spec.entrypoint);
  const groups = entrypoint.steps ?? entrypoint.dag?.tasks?.map(task => [task]);
  return groups
    ? groups.map(group =>
        group.map(step => ({ name: step.name, template: find(step.template) })),
      )
    : [[{ name: entrypoint.name, template: entrypoint }]];
}
