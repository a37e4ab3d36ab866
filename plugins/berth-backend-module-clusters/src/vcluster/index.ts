export { virtualCluster } from './offering';
