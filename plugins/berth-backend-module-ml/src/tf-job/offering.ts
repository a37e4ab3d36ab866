import { createJobOffering } from '../training-operator/createJobOffering';
import { input } from './input';

/**
 * A TFJob of the Training Operator: workers, of which the first leads, and
 * parameter servers where a strategy needs them.
 *
 * @public
 */
export const tfJob = createJobOffering({
  id: 'ml.tf-job',
  title: 'TensorFlow job (legacy)',
  description:
    'Trains a TensorFlow model on one or more nodes, run by the Kubeflow Training Operator v1.',
  kind: {
    group: 'kubeflow.org',
    version: 'v1',
    kind: 'TFJob',
    plural: 'tfjobs',
  },
  template: 'template:default/tf-job',
  tag: 'tensorflow',
  replicaField: 'tfReplicaSpecs',
  container: 'tensorflow',
  input,
  advanced: ['parameterServers'],
  replicas: ({ nodes, parameterServers }) => ({
    Worker: nodes,
    ...(parameterServers > 0 && { PS: parameterServers }),
  }),
});
