import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { JOB_LABEL, nextOfTrainingJob } from './nextOfTrainingJob';
import type { TrainingJob } from './types';

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
  controller: options => ({
    run: async signal => {
      await Promise.all(
        ['PyTorchJob', 'TFJob'].map(kind =>
          StatusController.create<TrainingJob>({
            standIn: options,
            name: 'training-operator',
            kind: { apiVersion: 'kubeflow.org/v1', kind },
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
          }).run(signal),
        ),
      );
    },
  }),
};
