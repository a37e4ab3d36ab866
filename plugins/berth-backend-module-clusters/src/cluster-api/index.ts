export { workloadCluster } from './offering';
