export { volcanoQueue } from './offering';
