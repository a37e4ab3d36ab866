/**
 * Tenant clusters (vCluster, Kamaji, Cluster API) as Berth offerings.
 *
 * @packageDocumentation
 */

export { clustersFeature as default } from './feature';
export { offerings as clustersOfferings } from './offerings';
export { workloadCluster } from './cluster-api';
export { hostedControlPlane } from './kamaji';
export { clusterRoutes } from './routes';
export { virtualCluster } from './vcluster';
