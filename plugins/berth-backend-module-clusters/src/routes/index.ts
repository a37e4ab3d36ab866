export { clusterRoutes } from './clusterRoutes';
