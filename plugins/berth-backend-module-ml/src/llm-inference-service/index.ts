export { llmInferenceService } from './offering';
