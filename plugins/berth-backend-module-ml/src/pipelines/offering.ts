import { createOffering } from '@berth/backstage-plugin-berth-node';
import { actions } from './actions';
import { checkPipeline } from './check';
import { claimOf } from './claimOf';
import { details } from './details';
import { OFFERING_ID } from './id';
import { input } from './input';
import { PIPELINE, PIPELINE_VERSION } from './kind';
import { manifests } from './manifests';
import { AT_REST, plans } from './plans';
import { readiness } from './readiness';

/**
 * A pipeline of Kubeflow Pipelines, where it keeps its pipelines in Kubernetes.
 *
 * @public
 */
export const kubeflowPipeline = createOffering({
  id: OFFERING_ID,
  title: 'Kubeflow pipeline',
  description:
    'A machine learning pipeline that you run with other parameters as often as you like, now or by a schedule.',
  category: 'ml',
  featured: true,
  docs: 'https://www.kubeflow.org/docs/components/pipelines/',
  primary: PIPELINE,
  children: [PIPELINE_VERSION],
  claimOf,
  requires: [
    {
      ...PIPELINE,
      providedBy: 'Kubeflow Pipelines in its Kubernetes-native mode',
    },
  ],
  // Its runs and their results are Kubeflow Pipelines' own, and stay.
  holdsData: false,
  template: 'template:default/kubeflow-pipeline',
  plans,
  input,
  advanced: ['version', 'title', 'description'],
  check: ({ pipeline }) => checkPipeline(pipeline),
  manifests,
  usage: () => AT_REST,
  readiness,
  details,
  actions,
  entity: () => ({
    type: 'ml-pipeline',
    tags: ['kubeflow', 'kubeflow-pipelines'],
  }),
});
