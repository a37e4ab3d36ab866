import { createOffering } from '@berth/backstage-plugin-berth-node';
import { planByRequests } from '../shared/compute';
import { standsAlone } from '../shared/objects';
import { WORKLOAD } from '../shared/queue';
import { trainingAdvanced } from '../shared/trainingFields';
import { trainingPlans } from '../shared/trainingPlans';
import { actions } from './actions';
import { details } from './details';
import { input } from './input';
import { JOB_SET_LABEL, TRAIN_JOB } from './kind';
import { manifests, usage } from './manifests';
import { observe } from './observed';
import { readiness } from './readiness';

/**
 * A training job run by Kubeflow Trainer.
 *
 * @public
 */
export const trainJob = createOffering({
  id: 'ml.train-job',
  title: 'Training job',
  description:
    'Trains a model on one or more nodes, with GPUs if you want, run by Kubeflow Trainer.',
  category: 'ml',
  docs: 'https://www.kubeflow.org/docs/components/trainer/',
  notice: {
    kind: 'experimental',
    message:
      "Trainer's API is v1alpha1: its objects may change between releases.",
  },
  primary: TRAIN_JOB,
  isClaim: standsAlone,
  children: [WORKLOAD],
  requires: [{ ...TRAIN_JOB, providedBy: 'Kubeflow Trainer' }],
  holdsData: false,
  // The pods' names follow from it, and each is the host name of its node.
  maxNameLength: 40,
  template: 'template:default/train-job',
  plans: trainingPlans,
  input,
  advanced: [
    ...trainingAdvanced,
    'runtime',
    'runtimeKind',
    'processesPerNode',
    'dataset',
    'model',
  ],
  manifests,
  usage,
  readiness,
  details,
  planOf: ({ primary }) =>
    planByRequests(trainingPlans, observe(primary).resources),
  actions,
  entity: claim => ({
    type: 'training-job',
    tags: ['ml', 'training', 'kubeflow-trainer'],
    labelSelector: `${JOB_SET_LABEL}=${claim.name}`,
  }),
});
