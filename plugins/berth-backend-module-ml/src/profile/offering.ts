import { createOffering } from '@berth/backstage-plugin-berth-node';
import { actions } from './actions';
import { details } from './details';
import { input } from './input';
import { PROFILE, ROLE_BINDING } from './kind';
import { manifests } from './manifests';
import { profileOf } from './observed';
import { plans } from './plans';
import { readiness } from './readiness';

/**
 * A tenant's place in Kubeflow.
 *
 * @public
 */
export const profile = createOffering({
  id: 'ml.profile',
  title: 'Kubeflow profile',
  description:
    "A tenant's place in Kubeflow: a namespace with its owner, its accounts and its quota.",
  category: 'ml',
  docs: 'https://www.kubeflow.org/docs/components/central-dash/profiles/',
  primary: PROFILE,
  clusterScoped: true,
  reservedFor: 'platform',
  children: [ROLE_BINDING],
  claimOf: profileOf,
  requires: [{ ...PROFILE, providedBy: 'Kubeflow Profiles' }],
  // Its namespace goes with it, and everything in that.
  holdsData: true,
  maxNameLength: 63,
  template: 'template:default/ml-profile',
  plans,
  input,
  advanced: ['gpuResource', 'volumes'],
  manifests,
  // It gives others something to use, and takes nothing itself.
  usage: () => ({}),
  readiness,
  details,
  actions,
  entity: () => ({
    type: 'kubeflow-profile',
    tags: ['ml', 'kubeflow', 'tenancy'],
  }),
});
