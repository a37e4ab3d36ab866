/**
 * Shows Berth's tenants, clusters and claims in the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleBerth as default } from './module';
