export { perconaPostgreSql } from './offering';
