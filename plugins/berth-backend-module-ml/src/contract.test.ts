import { describeOffering } from '@berth/offering-tests';
import { anyParameters, required } from './__testUtils__/cases';
import { argoWorkflow } from './argo-workflow';
import { inferenceService } from './inference-service';
import { katibExperiment } from './katib-experiment';
import { llmInferenceService } from './llm-inference-service';
import { notebook } from './notebook';
import { kubeflowPipeline } from './pipelines';
import { anyPipeline } from './pipelines/__testUtils__/anyPipeline';
import { trainIrisYaml } from './pipelines/__testUtils__/trainIris';

describeOffering({ offering: notebook });
describeOffering({ offering: inferenceService, required: required.inference });
describeOffering({
  offering: kubeflowPipeline,
  required: { pipeline: trainIrisYaml },
  fields: { pipeline: anyPipeline },
});
import { profile } from './profile';
import { pyTorchJob } from './pytorch-job';
import { tfJob } from './tf-job';
import { trainJob } from './train-job';
import { workspace } from './workspace';

describeOffering({ offering: notebook });
describeOffering({ offering: inferenceService, required: required.inference });

for (const offering of [trainJob, pyTorchJob, tfJob]) {
  describeOffering({ offering, required: required.image });
}

describeOffering({
  offering: katibExperiment,
  required: required.image,
  fields: { parameters: anyParameters },
});
describeOffering({ offering: argoWorkflow, required: required.workflow });

describeOffering({ offering: llmInferenceService, required: required.llm });
describeOffering({ offering: workspace });
describeOffering({ offering: profile, required: required.profile });
