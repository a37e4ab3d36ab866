export { trainJob } from './offering';
