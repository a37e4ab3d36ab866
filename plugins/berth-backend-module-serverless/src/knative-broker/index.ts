export { eventBroker } from './offering';
