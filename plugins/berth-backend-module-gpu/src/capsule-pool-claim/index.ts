export { capsulePoolClaim } from './offering';
