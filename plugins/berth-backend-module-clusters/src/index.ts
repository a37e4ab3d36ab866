/**
 * Tenant clusters (vCluster, Kamaji, Cluster API) as Berth offerings.
 *
 * @packageDocumentation
 */

export { clustersFeature as default } from './feature';
