export { workspace } from './offering';
