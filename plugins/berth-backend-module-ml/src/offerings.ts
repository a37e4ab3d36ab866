import { Offering } from '@berth/backstage-plugin-berth-node';
import { argoWorkflow } from './argo-workflow';
import { inferenceService } from './inference-service';
import { katibExperiment } from './katib-experiment';
import { llmInferenceService } from './llm-inference-service';
import { notebook } from './notebook';
import { kubeflowPipeline } from './pipelines';
import { profile } from './profile';
import { pyTorchJob } from './pytorch-job';
import { tfJob } from './tf-job';
import { trainJob } from './train-job';
import { workspace } from './workspace';

/**
 * All offerings of this package: what its feature installs, and what Berth's
 * offline commands (`yarn offerings`, `yarn manifests`) list.
 *
 * @public
 */
export const offerings: Offering[] = [
  notebook,
  inferenceService,
  llmInferenceService,
  workspace,
  profile,
  kubeflowPipeline,
  trainJob,
  katibExperiment,
  argoWorkflow,
  pyTorchJob,
  tfJob,
];
