import { createOfferingsFeature } from '@berth/backstage-plugin-berth-node';
import { workloadCluster } from './cluster-api';
import { hostedControlPlane } from './kamaji';
import { clusterRoutes } from './routes';
import { virtualCluster } from './vcluster';

/**
 * The backend feature that brings tenant clusters: `backend.add` it beside
 * Berth's plugin.
 *
 * @public
 */
export const clustersFeature = createOfferingsFeature({
  offerings: [virtualCluster, hostedControlPlane, workloadCluster],
  routes: [clusterRoutes],
});
