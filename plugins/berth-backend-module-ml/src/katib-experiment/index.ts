export { katibExperiment } from './offering';
