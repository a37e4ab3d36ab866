import { podsBy } from '../relatedBy';
import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { nextOfTaskRun, TASK_RUN_LABEL } from './nextOfTaskRun';
import type { TaskRun } from './types';

/**
 * The stand-in for Tekton Pipelines: runs of tasks, each a pod that is as real
 * as any in the sandbox, though nothing runs in it.
 *
 * @internal
 */
export const tekton: StandIn = {
  name: 'tekton',
  groups: { 'tekton.dev': 'Tekton Pipelines' },
  manifest: 'tekton.yaml',
  controller: options =>
    StatusController.create<TaskRun>({
      standIn: options,
      name: 'tekton-pipelines-controller',
      kind: { apiVersion: 'tekton.dev/v1', kind: 'TaskRun' },
      related: [podsBy(TASK_RUN_LABEL)],
      next: (run, pods) => nextOfTaskRun(run, pods),
    }),
};
