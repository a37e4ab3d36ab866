import { createOffering } from '@berth/backstage-plugin-berth-node';
import { CLUSTER } from '../cluster-api/kind';
import { actions } from './actions';
import { check } from './check';
import { awaits, connection } from './connection';
import { forms } from './delivery';
import { details } from './details';
import { OFFERING_ID } from './id';
import { advanced, input } from './input';
import { isClaim } from './isClaim';
import {
  APPLICATION,
  CONTROL_PLANE_VCLUSTER,
  DEPLOYMENT,
  HELM_RELEASE,
  INSTANCE,
  loft,
  STATEFUL_SET,
  VCLUSTER,
} from './kind';
import { manifests } from './manifests';
import { claimOf } from './observed';
import { planByResources } from './planOf';
import { plans } from './plans';
import { readiness } from './readiness';
import { usage } from './usage';

/**
 * A virtual cluster: an API server of its own within a tenant's namespace.
 *
 * @public
 */
export const virtualCluster = createOffering({
  id: OFFERING_ID,
  title: 'Virtual cluster',
  description:
    'A Kubernetes cluster of your own within your namespace: its own API server, namespaces, roles and custom resources; its pods run on the nodes of the host cluster, under your quota.',
  category: 'cluster',
  featured: true,
  docs: 'https://www.vcluster.com/docs/',
  primary: APPLICATION,
  alternatives: [HELM_RELEASE, CLUSTER, INSTANCE],
  isClaim,
  children: [STATEFUL_SET, DEPLOYMENT, VCLUSTER, CONTROL_PLANE_VCLUSTER],
  claimOf,
  awaits,
  requires: [],
  requiresOneOf: forms.map(({ requires: [api] }) => api),
  holdsData: true,
  // Helm allows 53, and vCluster puts more before and after it.
  maxNameLength: 40,
  template: 'template:default/tenant-cluster',
  plans,
  input,
  advanced,
  check,
  manifests,
  usage,
  readiness,
  connection,
  details,
  planOf: planByResources,
  actions,
  entity: claim => ({
    type: 'kubernetes-cluster',
    tags: ['kubernetes', 'vcluster'],
    // What runs inside, as its Pods on the host say.
    labelSelector: `${loft.managedBy}=${claim.name}`,
  }),
});
