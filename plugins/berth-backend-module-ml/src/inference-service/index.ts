export { inferenceService } from './offering';
