import { queueController } from '../runs/queueController';
import type { StandIn, StandInOptions } from '../StandIn';
import { StatusController } from '../StatusController';
import {
  hasEnded,
  JOB_LABEL,
  nextOfTrainingJob,
  replicasOf,
} from './nextOfTrainingJob';
import type { TrainingJob } from './types';

const apiVersion = 'kubeflow.org/v1';

/**
 * The stand-in for Kubeflow's Training Operator of before, with two of its
 * kinds.
 *
 * @internal
 */
export const kubeflowTrainingOperator: StandIn = {
  name: 'kubeflow-training-operator',
  groups: { 'kubeflow.org': 'Kubeflow Training Operator' },
  manifest: 'kubeflow-training-operator.yaml',
  controller: standIn => ({
    run: async signal => {
      const all = ['PyTorchJob', 'TFJob'].flatMap(kind => [
        jobController(standIn, kind),
        queueController<TrainingJob>(standIn, {
          apiVersion,
          kind,
          isSuspended: ({ spec }) => spec.runPolicy?.suspend === true,
          suspend: suspend => ({ spec: { runPolicy: { suspend } } }),
          hasEnded,
          podSets: job =>
            replicasOf(job).map(([type, { replicas = 1, template }]) => ({
              name: type.toLowerCase(),
              count: replicas,
              template,
            })),
        }),
      ]);
      await Promise.all(all.map(one => one.run(signal)));
    },
  }),
};

function jobController(standIn: StandInOptions, kind: string) {
  return StatusController.create<TrainingJob>({
    standIn,
    name: 'training-operator',
    kind: { apiVersion, kind },
    related: [
      {
        kind: { apiVersion: 'v1', kind: 'Pod' },
        labelSelector: JOB_LABEL,
        about: ({ metadata }) => {
          // A job of another kind may have the same name.
          const owner = metadata.ownerReferences?.find(
            one => one.kind === kind,
          );
          return owner && `${metadata.namespace}/${owner.name}`;
        },
      },
    ],
    next: nextOfTrainingJob,
  });
}
