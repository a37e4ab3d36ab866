export { deviceQuota } from './offering';
