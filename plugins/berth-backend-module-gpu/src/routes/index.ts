export { gpuRoutes } from './gpuRoutes';
