export { notebook } from './offering';
