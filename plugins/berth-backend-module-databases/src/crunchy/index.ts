export { crunchyPostgres } from './offering';
