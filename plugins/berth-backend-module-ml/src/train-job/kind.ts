import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * Kubeflow Trainer's TrainJob: one object is one claim.
 *
 * @internal
 */
export const TRAIN_JOB: ResourceKind = {
  group: 'trainer.kubeflow.org',
  version: 'v1alpha1',
  kind: 'TrainJob',
  plural: 'trainjobs',
};

/**
 * On the pods of a TrainJob: the name of the JobSet, which is the TrainJob's.
 *
 * @internal
 */
export const JOB_SET_LABEL = 'jobset.sigs.k8s.io/jobset-name';
