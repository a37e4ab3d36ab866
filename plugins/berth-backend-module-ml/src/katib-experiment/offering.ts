import { createOffering } from '@berth/backstage-plugin-berth-node';
import { planByRequests } from '../shared/compute';
import { standsAlone } from '../shared/objects';
import { trainingPlans } from '../shared/trainingPlans';
import { actions } from './actions';
import { check } from './check';
import { details } from './details';
import { input } from './input';
import { EXPERIMENT, EXPERIMENT_LABEL } from './kind';
import { manifests, usage } from './manifests';
import { observe } from './observed';
import { readiness } from './readiness';

/**
 * A search for good hyperparameters, run by Katib.
 *
 * @public
 */
export const katibExperiment = createOffering({
  id: 'ml.katib-experiment',
  title: 'Tuning experiment',
  description:
    'Trains a model many times to find the parameters with which it is best, run by Katib.',
  category: 'ml',
  docs: 'https://www.kubeflow.org/docs/components/katib/',
  primary: EXPERIMENT,
  isClaim: standsAlone,
  requires: [{ ...EXPERIMENT, providedBy: 'Katib' }],
  holdsData: false,
  // Trials append eight characters to it, and name Jobs and pods after them.
  maxNameLength: 40,
  template: 'template:default/katib-experiment',
  plans: trainingPlans,
  input,
  advanced: [
    'goal',
    'algorithm',
    'maxTrials',
    'parallelTrials',
    'maxFailedTrials',
    'additionalMetrics',
    'command',
    'args',
    'env',
    'earlyStopping',
    'resumePolicy',
    'gpuResource',
    'gpuProduct',
    'priority',
    'runAs',
  ],
  check,
  manifests,
  usage,
  readiness,
  details,
  planOf: ({ primary }) =>
    planByRequests(trainingPlans, observe(primary).resources),
  actions,
  entity: claim => ({
    type: 'experiment',
    tags: ['ml', 'tuning', 'katib'],
    labelSelector: `${EXPERIMENT_LABEL}=${claim.name}`,
  }),
});
