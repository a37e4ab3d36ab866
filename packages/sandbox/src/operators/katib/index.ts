import { podsBy } from '../relatedBy';
import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { EXPERIMENT_LABEL, nextOfExperiment } from './nextOfExperiment';
import type { Experiment } from './types';

/**
 * The stand-in for Katib. Trials are pods that are as real as any in the
 * sandbox; there are no objects of the kinds Trial and Suggestion.
 *
 * @internal
 */
export const katib: StandIn = {
  name: 'katib',
  groups: { 'kubeflow.org': 'Katib' },
  manifest: 'katib.yaml',
  controller: options =>
    StatusController.create<Experiment>({
      standIn: options,
      name: 'katib-controller',
      kind: { apiVersion: 'kubeflow.org/v1beta1', kind: 'Experiment' },
      related: [podsBy(EXPERIMENT_LABEL)],
      next: nextOfExperiment,
    }),
};
