export { argoWorkflow } from './offering';
