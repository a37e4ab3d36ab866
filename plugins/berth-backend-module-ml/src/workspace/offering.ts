import { createOffering } from '@berth/backstage-plugin-berth-node';
import { actions } from './actions';
import { details } from './details';
import { input } from './input';
import { WORKSPACE, WORKSPACE_LABEL } from './kind';
import { manifests, usage } from './manifests';
import { observe } from './observed';
import { planByPodConfig, plans } from './plans';
import { readiness } from './readiness';

/**
 * A workspace of Kubeflow Notebooks 2.
 *
 * @public
 */
export const workspace = createOffering({
  id: 'ml.workspace',
  title: 'Workspace',
  description:
    'A workspace in the browser of a kind that your platform keeps, run by Kubeflow Notebooks 2.',
  category: 'ml',
  docs: 'https://github.com/kubeflow/notebooks/tree/notebooks-v2',
  notice: {
    kind: 'experimental',
    message:
      'Kubeflow Notebooks 2 is in beta: its objects may change between releases. Take a notebook for what has to last.',
  },
  primary: WORKSPACE,
  requires: [{ ...WORKSPACE, providedBy: 'Kubeflow Notebooks 2' }],
  holdsData: true,
  maxNameLength: 50,
  template: 'template:default/workspace',
  plans,
  input,
  advanced: [
    'title',
    'kind',
    'podConfig',
    'storage',
    'storageClass',
    'priority',
  ],
  manifests,
  usage,
  readiness,
  details,
  planOf: ({ primary }) => planByPodConfig(observe(primary).podConfig),
  actions,
  entity: claim => ({
    type: 'notebook',
    tags: ['ml', 'notebook', 'kubeflow'],
    labelSelector: `${WORKSPACE_LABEL}=${claim.name}`,
  }),
});
