export { profile } from './offering';
