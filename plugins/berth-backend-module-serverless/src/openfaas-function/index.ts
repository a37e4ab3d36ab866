export { openFaasFunction } from './offering';
