export { cloudNativePg } from './offering';
