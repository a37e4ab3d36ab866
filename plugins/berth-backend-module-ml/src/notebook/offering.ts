import { createOffering } from '@berth/backstage-plugin-berth-node';
import { planByRequests } from '../shared/compute';
import { standsAlone } from '../shared/objects';
import { actions } from './actions';
import { connection } from './connection';
import { details } from './details';
import { input } from './input';
import { kubeflow, NOTEBOOK } from './kind';
import { manifests, usage } from './manifests';
import { observe } from './observed';
import { plans } from './plans';
import { readiness } from './readiness';

/**
 * A notebook run by Kubeflow.
 *
 * @public
 */
export const notebook = createOffering({
  id: 'ml.notebook',
  title: 'Notebook',
  description:
    'Jupyter, VS Code or RStudio in the browser, with a disk of your own and GPUs if you want, run by Kubeflow.',
  category: 'ml',
  featured: true,
  docs: 'https://www.kubeflow.org/docs/components/notebooks/',
  primary: NOTEBOOK,
  isClaim: standsAlone,
  requires: [{ ...NOTEBOOK, providedBy: 'Kubeflow Notebooks' }],
  holdsData: true,
  // The StatefulSet and its pods are named after it.
  maxNameLength: 50,
  template: 'template:default/notebook',
  plans,
  input,
  advanced: [
    'storage',
    'storageClass',
    'customImage',
    'serviceAccount',
    'gpuResource',
    'gpuProduct',
    'priority',
    'runAs',
  ],
  manifests,
  usage,
  readiness,
  connection,
  details,
  planOf: ({ primary }) =>
    planByRequests(plans, observe(primary).container?.resources),
  actions,
  entity: claim => ({
    type: 'notebook',
    tags: ['ml', 'notebook', 'kubeflow'],
    labelSelector: `${kubeflow.notebookLabel}=${claim.name}`,
  }),
});
