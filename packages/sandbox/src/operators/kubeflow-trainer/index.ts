import { podsBy } from '../relatedBy';
import { queueController } from '../runs/queueController';
import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { together } from '../together';
import {
  hasEnded,
  JOB_SET_LABEL,
  nextOfTrainJob,
  podSpec,
} from './nextOfTrainJob';
import type { TrainJob } from './types';

const kind = {
  apiVersion: 'trainer.kubeflow.org/v1alpha1',
  kind: 'TrainJob',
};

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
  controller: standIn => {
    const jobs = StatusController.create<TrainJob>({
      standIn,
      name: 'trainer-controller-manager',
      kind,
      related: [podsBy(JOB_SET_LABEL)],
      next: (job, pods) => nextOfTrainJob(job, pods),
    });
    const queues = queueController<TrainJob>(standIn, {
      ...kind,
      isSuspended: ({ spec }) => spec.suspend === true,
      suspend: suspend => ({ spec: { suspend } }),
      hasEnded,
      podSets: job => [
        {
          name: 'node',
          count: job.spec.trainer?.numNodes ?? 1,
          template: { spec: podSpec(job) },
        },
      ],
    });
    return together(jobs, queues);
  },
};
