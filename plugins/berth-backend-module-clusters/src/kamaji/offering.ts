import { createOffering } from '@berth/backstage-plugin-berth-node';
import { actions } from './actions';
import { connection } from './connection';
import { details } from './details';
import { OFFERING_ID } from './id';
import { input } from './input';
import { TENANT_CONTROL_PLANE } from './kind';
import { manifests, usage } from './manifests';
import { observe } from './observed';
import { plans } from './plans';
import { readiness } from './readiness';

/**
 * A control plane hosted by Kamaji, for nodes of one's own.
 *
 * @public
 */
export const hostedControlPlane = createOffering({
  id: OFFERING_ID,
  title: 'Hosted control plane',
  description:
    'A Kubernetes control plane that runs here, for nodes of your own that join it: machines are not shared with anybody.',
  category: 'cluster',
  docs: 'https://kamaji.clastix.io/',
  notice: {
    kind: 'experimental',
    message:
      "Kamaji's API is v1alpha1, and its public releases are of the channel edge only; its objects may change between releases.",
  },
  primary: TENANT_CONTROL_PLANE,
  awaits: ({ primary }) => {
    const { secret } = observe(primary);
    return secret ? [secret] : [];
  },
  requires: [{ ...TENANT_CONTROL_PLANE, providedBy: 'Kamaji' }],
  holdsData: true,
  // Its Secrets and certificates are named after it.
  maxNameLength: 40,
  template: 'template:default/kamaji-cluster',
  plans,
  input,
  advanced: [
    'replicas',
    'dataStore',
    'address',
    'konnectivity',
    'podCidr',
    'serviceCidr',
  ],
  manifests,
  usage,
  readiness,
  connection,
  details,
  actions,
  entity: claim => ({
    type: 'kubernetes-cluster',
    tags: ['kubernetes', 'kamaji'],
    labelSelector: `kamaji.clastix.io/name=${claim.name}`,
  }),
});
