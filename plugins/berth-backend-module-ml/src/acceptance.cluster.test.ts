import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { describeAcceptance } from '@berth/offering-tests';
import { anyParameters, required } from './__testUtils__/cases';
import { argoWorkflow } from './argo-workflow';
import { inferenceService } from './inference-service';
import { katibExperiment } from './katib-experiment';
import { llmInferenceService } from './llm-inference-service';
import { notebook } from './notebook';
import { profile } from './profile';
import { pyTorchJob } from './pytorch-job';
import { tfJob } from './tf-job';
import { trainJob } from './train-job';
import { workspace } from './workspace';

const annotated =
  (annotations: Record<string, string>) =>
  (primary: KubernetesObject): KubernetesObject => ({
    ...primary,
    metadata: { ...primary.metadata, annotations },
  });

const reported =
  (status: object) =>
  (primary: KubernetesObject): KubernetesObject => ({ ...primary, status });

const withSpec =
  (change: (spec: any) => void) =>
  (primary: KubernetesObject): KubernetesObject => {
    const copy = structuredClone(primary);
    change(copy.spec);
    return copy;
  };

const otherModel = 's3://models/iris/v2';
const canary = withSpec(spec => {
  spec.predictor.canaryTrafficPercent = 10;
});
const stopped = annotated({ 'serving.kserve.io/stop': 'true' });

describeAcceptance({
  cases: [
    {
      offering: notebook,
      actions: {
        stop: {},
        start: {
          prepare: annotated({ 'kubeflow-resource-stopped': '2026-01-01' }),
        },
        resize: { input: { plan: 'medium', gpus: 1 } },
      },
    },
    {
      offering: inferenceService,
      actions: {
        'update-model': {
          claim: required.inference,
          input: { storageUri: otherModel },
        },
        canary: {
          claim: required.inference,
          input: { storageUri: otherModel },
        },
        'shift-traffic': {
          claim: required.inference,
          input: { percent: 50 },
          prepare: canary,
        },
        promote: { claim: required.inference, prepare: canary },
        rollback: { claim: required.inference, prepare: canary },
        scale: {
          claim: required.inference,
          input: { minReplicas: 0, maxReplicas: 4 },
        },
        stop: { claim: required.inference },
        start: { claim: required.inference, prepare: stopped },
      },
    },
    {
      offering: trainJob,
      actions: {
        suspend: { claim: required.image },
        resume: {
          claim: required.image,
          prepare: withSpec(spec => {
            spec.suspend = true;
          }),
        },
      },
    },
    {
      offering: katibExperiment,
      fields: { parameters: anyParameters },
      actions: {
        'more-trials': { claim: required.image, input: { maxTrials: 20 } },
        'change-parallel': {
          claim: required.image,
          input: { parallelTrials: 4 },
        },
        stop: { claim: required.image, prepare: reported({ trials: 4 }) },
      },
    },
    {
      offering: argoWorkflow,
      actions: {
        suspend: { claim: required.workflow },
        resume: {
          claim: required.workflow,
          prepare: withSpec(spec => {
            spec.suspend = true;
          }),
        },
        stop: { claim: required.workflow },
        terminate: { claim: required.workflow },
        'run-again': { claim: required.workflow },
      },
    },
    {
      offering: llmInferenceService,
      actions: {
        scale: { claim: required.llm, input: { replicas: 3 } },
        'update-model': {
          claim: required.llm,
          input: { model: 'hf://example/other' },
        },
        stop: { claim: required.llm },
        start: { claim: required.llm, prepare: stopped },
      },
    },
    {
      offering: workspace,
      actions: {
        pause: {},
        resume: {
          prepare: withSpec(spec => {
            spec.paused = true;
          }),
        },
        resize: { input: { plan: 'medium' } },
        'change-image': { input: { image: 'jupyterlab_scipy_200' } },
      },
    },
    {
      offering: profile,
      actions: {
        'change-quota': { claim: required.profile, input: { plan: 'medium' } },
      },
    },
    ...[pyTorchJob, tfJob].map(offering => ({
      offering,
      actions: {
        suspend: { claim: required.image },
        resume: {
          claim: required.image,
          prepare: withSpec(spec => {
            spec.runPolicy.suspend = true;
          }),
        },
      },
    })),
  ],
  crds: [
    'kubeflow-notebook/kubeflow.org_notebooks.yaml',
    'kserve/serving.kserve.io_inferenceservices.yaml',
    'kubeflow-trainer/trainer.kubeflow.org_trainjobs.yaml',
    'kserve/serving.kserve.io_llminferenceservices.yaml',
    'kubeflow-notebooks-v2/kubeflow.org_workspaces.yaml',
    'kubeflow-profile/kubeflow.org_profiles.yaml',
    'kubeflow-katib/experiment.yaml',
    'argo-workflows/argoproj.io_workflows.yaml',
    'kubeflow-training-v1/kubeflow.org_pytorchjobs.yaml',
    'kubeflow-training-v1/kubeflow.org_tfjobs.yaml',
  ],
});
