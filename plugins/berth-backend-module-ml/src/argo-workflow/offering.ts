import { createOffering } from '@berth/backstage-plugin-berth-node';
import { actions } from './actions';
import { check } from './check';
import { details } from './details';
import { input } from './input';
import { isClaim } from './isClaim';
import { WORKFLOW, WORKFLOW_LABEL } from './kind';
import { manifests, usage } from './manifests';
import { observe } from './observed';
import { planByParallelism, plans } from './plans';
import { readiness } from './readiness';

/**
 * A workflow run by Argo Workflows.
 *
 * @public
 */
export const argoWorkflow = createOffering({
  id: 'ml.argo-workflow',
  title: 'Workflow',
  description:
    'Runs the steps of a template in the right order, many at once, run by Argo Workflows.',
  category: 'ml',
  docs: 'https://argo-workflows.readthedocs.io/',
  primary: WORKFLOW,
  isClaim,
  requires: [{ ...WORKFLOW, providedBy: 'Argo Workflows' }],
  holdsData: false,
  maxNameLength: 50,
  template: 'template:default/argo-workflow',
  plans,
  input,
  advanced: [
    'clusterScope',
    'entrypoint',
    'serviceAccount',
    'keepDays',
    'maxHours',
    'gpus',
    'gpuResource',
    'gpuProduct',
    'priority',
  ],
  check,
  manifests,
  usage,
  readiness,
  details,
  planOf: ({ primary }) => planByParallelism(observe(primary).parallelism),
  actions,
  entity: claim => ({
    type: 'workflow',
    tags: ['ml', 'workflow', 'argo-workflows'],
    labelSelector: `${WORKFLOW_LABEL}=${claim.name}`,
  }),
});
