/**
 * Machine learning (Kubeflow, KServe, Argo Workflows) as Berth offerings.
 *
 * @packageDocumentation
 */

export { mlFeature as default } from './feature';
export { offerings as mlOfferings } from './offerings';
export { argoWorkflow } from './argo-workflow';
export { inferenceService } from './inference-service';
export { katibExperiment } from './katib-experiment';
export { llmInferenceService } from './llm-inference-service';
export { notebook } from './notebook';
export { kubeflowPipeline, pipelineRoutes } from './pipelines';
export { profile } from './profile';
export { pyTorchJob } from './pytorch-job';
export { tfJob } from './tf-job';
export { trainJob } from './train-job';
export { workspace } from './workspace';
