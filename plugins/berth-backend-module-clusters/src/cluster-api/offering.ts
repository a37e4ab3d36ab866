import {
  createOffering,
  recordOf,
  specOf,
} from '@berth/backstage-plugin-berth-node';
import { actions } from './actions';
import { connection, secretOf } from './connection';
import { details } from './details';
import { OFFERING_ID } from './id';
import { input } from './input';
import { CLUSTER, CLUSTER_CLASS } from './kind';
import { manifests, usage } from './manifests';
import { plans } from './plans';
import { readiness } from './readiness';

/**
 * A cluster of machines of its own, made by Cluster API.
 *
 * @public
 */
export const workloadCluster = createOffering({
  id: OFFERING_ID,
  title: 'Workload cluster',
  description:
    'A whole Kubernetes cluster with machines of its own, made by Cluster API: nothing of it is shared with anybody.',
  category: 'cluster',
  docs: 'https://cluster-api.sigs.k8s.io/',
  primary: CLUSTER,
  // Those whose control plane is a vCluster are virtual clusters.
  isClaim: object =>
    recordOf(specOf(object).controlPlaneRef).kind !== 'VCluster',
  awaits: ({ primary }) => [secretOf(primary)],
  requires: [
    { ...CLUSTER, providedBy: 'Cluster API' },
    { ...CLUSTER_CLASS, providedBy: 'Cluster API with ClusterClasses' },
  ],
  holdsData: true,
  // Machines and their Secrets are named after it.
  maxNameLength: 40,
  template: 'template:default/workload-cluster',
  plans,
  input,
  advanced: [
    'clusterClass',
    'classNamespace',
    'workerClass',
    'workers',
    'controlPlanes',
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
    tags: ['kubernetes', 'cluster-api'],
    labelSelector: `cluster.x-k8s.io/cluster-name=${claim.name}`,
  }),
});
