export { kaiQueue } from './offering';
