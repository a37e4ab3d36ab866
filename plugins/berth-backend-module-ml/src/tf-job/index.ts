export { tfJob } from './offering';
