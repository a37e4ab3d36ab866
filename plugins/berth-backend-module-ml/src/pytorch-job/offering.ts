import { createJobOffering } from '../training-operator/createJobOffering';
import { jobFields } from '../training-operator/fields';

/**
 * A PyTorchJob of the Training Operator: one pod leads, and all others are its
 * workers.
 *
 * @public
 */
export const pyTorchJob = createJobOffering({
  id: 'ml.pytorch-job',
  title: 'PyTorch job (legacy)',
  description:
    'Trains a PyTorch model on one or more nodes, run by the Kubeflow Training Operator v1.',
  kind: {
    group: 'kubeflow.org',
    version: 'v1',
    kind: 'PyTorchJob',
    plural: 'pytorchjobs',
  },
  template: 'template:default/pytorch-job',
  tag: 'pytorch',
  replicaField: 'pytorchReplicaSpecs',
  container: 'pytorch',
  input: jobFields,
  replicas: ({ nodes }) => ({
    Master: 1,
    ...(nodes > 1 && { Worker: nodes - 1 }),
  }),
});
