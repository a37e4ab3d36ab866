export { hostedControlPlane } from './offering';
