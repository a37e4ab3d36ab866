import { createOffering } from '@berth/backstage-plugin-berth-node';
import { planByRequests } from '../shared/compute';
import { standsAlone } from '../shared/objects';
import { actions } from './actions';
import { check } from './check';
import { connection } from './connection';
import { details } from './details';
import { input } from './input';
import { LLM_INFERENCE_SERVICE } from './kind';
import { manifests, usage } from './manifests';
import { observe } from './observed';
import { plans } from './plans';
import { readiness } from './readiness';

/**
 * A language model served by KServe.
 *
 * @public
 */
export const llmInferenceService = createOffering({
  id: 'ml.llm-inference-service',
  title: 'Language model service',
  description:
    "Serves a large language model on GPUs behind OpenAI's API, run by KServe.",
  category: 'ml',
  docs: 'https://kserve.github.io/website/docs/model-serving/generative-inference/llmisvc/llmisvc-overview',
  notice: {
    kind: 'experimental',
    message:
      "KServe's LLMInferenceService is v1alpha2: its objects may change between releases.",
  },
  primary: LLM_INFERENCE_SERVICE,
  isClaim: standsAlone,
  requires: [{ ...LLM_INFERENCE_SERVICE, providedBy: 'KServe' }],
  holdsData: false,
  // Services and routes append to it.
  maxNameLength: 35,
  template: 'template:default/llm-inference-service',
  plans,
  input,
  advanced: [
    'replicas',
    'modelName',
    'hfTokenSecret',
    'scheduler',
    'configs',
    'image',
    'args',
    'env',
    'serviceAccount',
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
  planOf: ({ primary }) => planByRequests(plans, observe(primary).resources),
  actions,
  entity: claim => ({
    type: 'model-service',
    tags: ['ml', 'inference', 'llm', 'kserve'],
    labelSelector: `app.kubernetes.io/name=${claim.name},app.kubernetes.io/part-of=llminferenceservice`,
  }),
});
