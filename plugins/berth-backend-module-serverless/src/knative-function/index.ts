export { knativeFunction } from './offering';
