import { Offering } from '@berth/backstage-plugin-berth-node';
import { workloadCluster } from './cluster-api';
import { hostedControlPlane } from './kamaji';
import { virtualCluster } from './vcluster';

/**
 * All offerings of this package: what its feature installs, and what Berth's
 * offline commands (`yarn offerings`, `yarn manifests`) list.
 *
 * @public
 */
export const offerings: Offering[] = [
  virtualCluster,
  hostedControlPlane,
  workloadCluster,
];
