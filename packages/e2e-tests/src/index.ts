export { startPortal, type RunningPortal } from './startPortal';
