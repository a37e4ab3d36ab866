export { pyTorchJob } from './offering';
