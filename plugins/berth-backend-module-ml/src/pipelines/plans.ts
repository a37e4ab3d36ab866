import type {
  OfferingPlan,
  ResourceList,
} from '@berth/backstage-plugin-berth-node';

/**
 * What a pipeline takes of a quota while nothing of it runs: two objects. What a
 * run takes is said by the pipeline, task by task.
 *
 * @internal
 */
export const AT_REST: ResourceList = {
  'count/pipelines.pipelines.kubeflow.org': '1',
  'count/pipelineversions.pipelines.kubeflow.org': '1',
};

/**
 * There is one size: each task of a pipeline says itself what it needs.
 *
 * @internal
 */
export const plans = {
  standard: {
    title: 'Standard',
    description:
      'A pipeline consumes nothing until it runs; then each of its tasks takes what it says itself.',
    resources: AT_REST,
  },
} satisfies Record<string, OfferingPlan>;
