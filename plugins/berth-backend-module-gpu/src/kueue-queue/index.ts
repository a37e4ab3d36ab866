export { kueueQueue } from './offering';
