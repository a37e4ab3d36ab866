export * from './phaseLooks';
export * from './PhaseBadge';
export * from './Progress';
export * from './SimulatedBadge';
export * from './StaleNotice';
export * from './TimeAgo';
export * from './TimeSince';
