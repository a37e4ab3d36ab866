import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { JOB_SET_LABEL, nextOfTrainJob } from './nextOfTrainJob';
import type { TrainJob } from './types';

/**
 * The stand-in for Kubeflow Trainer. Its pods are as real as any in the
 * sandbox; how far the training is is made up.
 *
 * @internal
 */
export const kubeflowTrainer: StandIn = {
  name: 'kubeflow-trainer',
  groups: { 'trainer.kubeflow.org': 'Kubeflow Trainer' },
  manifest: 'kubeflow-trainer.yaml',
  controller: options =>
    StatusController.create<TrainJob>({
      standIn: options,
      name: 'trainer-controller-manager',
      kind: {
        apiVersion: 'trainer.kubeflow.org/v1alpha1',
        kind: 'TrainJob',
      },
      related: [
        {
          kind: { apiVersion: 'v1', kind: 'Pod' },
          labelSelector: JOB_SET_LABEL,
          about: ({ metadata }) =>
            `${metadata.namespace}/${metadata.labels?.[JOB_SET_LABEL]}`,
        },
      ],
      next: (job, related) => nextOfTrainJob(job, related),
    }),
};
