export { zalandoPostgres } from './offering';
