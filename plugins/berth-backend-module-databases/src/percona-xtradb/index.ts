export { perconaXtraDb } from './offering';
