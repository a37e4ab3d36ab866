export { EventsCard } from './EventsCard';
export { isBroker } from './useEvents';
export { isFunction } from './useRevisions';
export { RevisionsCard } from './RevisionsCard';
