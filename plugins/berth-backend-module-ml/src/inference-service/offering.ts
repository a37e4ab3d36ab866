import { createOffering } from '@berth/backstage-plugin-berth-node';
import { planByRequests } from '../shared/compute';
import { standsAlone } from '../shared/objects';
import { actions } from './actions';
import { check } from './check';
import { connection } from './connection';
import { details } from './details';
import { input } from './input';
import { INFERENCE_SERVICE, kserve } from './kind';
import { manifests, usage } from './manifests';
import { observe } from './observed';
import { plans } from './plans';
import { readiness } from './readiness';

/**
 * A model served by KServe.
 *
 * @public
 */
export const inferenceService = createOffering({
  id: 'ml.inference-service',
  title: 'Model service',
  description:
    'Serves a trained model over HTTP, and scales it by itself, run by KServe.',
  category: 'ml',
  docs: 'https://kserve.github.io/website/',
  primary: INFERENCE_SERVICE,
  isClaim: standsAlone,
  requires: [{ ...INFERENCE_SERVICE, providedBy: 'KServe' }],
  holdsData: false,
  // Its host name is <name>-predictor-<namespace>, a label of 63 at most.
  maxNameLength: 30,
  template: 'template:default/inference-service',
  plans,
  input,
  advanced: [
    'minReplicas',
    'maxReplicas',
    'mode',
    'runtime',
    'protocol',
    'serviceAccount',
    'isPrivate',
    'scaleMetric',
    'scaleTarget',
    'args',
    'env',
    'gpuResource',
    'gpuProduct',
    'queue',
    'priority',
  ],
  check,
  manifests,
  usage,
  readiness,
  connection,
  details,
  planOf: ({ primary }) =>
    planByRequests(plans, observe(primary).model?.resources),
  actions,
  entity: claim => ({
    type: 'model-service',
    tags: ['ml', 'inference', 'kserve'],
    labelSelector: `${kserve.serviceLabel}=${claim.name}`,
  }),
});
