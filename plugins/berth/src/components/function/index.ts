export { isFunction } from './useRevisions';
export { RevisionsCard } from './RevisionsCard';
