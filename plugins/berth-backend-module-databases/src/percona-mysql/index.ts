export { perconaMySql } from './offering';
