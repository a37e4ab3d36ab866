export { autoscaler } from './offering';
