export { gpuQuota } from './offering';
